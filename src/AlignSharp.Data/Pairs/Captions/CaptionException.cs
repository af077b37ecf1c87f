namespace AlignSharp.Data.Pairs.Captions;

/// <summary>A caption file is missing, is not in the encoding it should be in, or is not laid out as its kind is.</summary>
public sealed class CaptionException : AlignException
{
    /// <inheritdoc cref="AlignException(string, Exception?)"/>
    public CaptionException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
