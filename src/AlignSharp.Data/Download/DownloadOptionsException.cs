namespace AlignSharp.Data.Download;

/// <summary>An option of a download has a value it cannot have.</summary>
public sealed class DownloadOptionsException : AlignException
{
    /// <inheritdoc cref="AlignException(string, Exception?)"/>
    public DownloadOptionsException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
