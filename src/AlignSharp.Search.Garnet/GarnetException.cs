namespace AlignSharp.Search.Garnet;

/// <summary>Garnet servers that cannot be reached, refused, or took too long: the same question may be answered later.</summary>
/// <param name="message">One sentence: what was found, what was expected.</param>
/// <param name="innerException">What led to it.</param>
public sealed class GarnetException(string message, Exception? innerException = null) : SearchException(message, innerException);
