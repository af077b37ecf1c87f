namespace AlignSharp.Data.Deduplication;

/// <summary>Pictures cannot be de-duplicated: an input is none, or holds nothing that the method compares.</summary>
public class DedupException : AlignException
{
    /// <inheritdoc cref="AlignException(string, Exception?)"/>
    public DedupException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
