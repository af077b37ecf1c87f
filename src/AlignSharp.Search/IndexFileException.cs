namespace AlignSharp.Search;

/// <summary>A file of an index that is missing or damaged: no other question would be answered better.</summary>
/// <param name="message">One sentence: what was found, what was expected.</param>
/// <param name="innerException">What led to it.</param>
public sealed class IndexFileException(string message, Exception? innerException = null) : SearchException(message, innerException);
