namespace AlignSharp.Imaging;

/// <summary>A picture cannot be read: it is missing, too large, damaged, or of a kind that is not supported.</summary>
public sealed class ImageException : AlignException
{
    /// <inheritdoc cref="AlignException(string, Exception?)"/>
    public ImageException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
