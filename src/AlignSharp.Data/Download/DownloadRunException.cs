namespace AlignSharp.Data.Download;

/// <summary>A download cannot start or go on: its metadata, its folder or its options do not fit.</summary>
public sealed class DownloadRunException : AlignException
{
    /// <inheritdoc cref="AlignException(string, Exception?)"/>
    public DownloadRunException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
