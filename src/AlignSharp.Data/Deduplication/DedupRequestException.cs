namespace AlignSharp.Data.Deduplication;

/// <summary>What was asked for cannot be done whatever the files hold.</summary>
public sealed class DedupRequestException : DedupException
{
    /// <inheritdoc cref="AlignException(string, Exception?)"/>
    public DedupRequestException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
