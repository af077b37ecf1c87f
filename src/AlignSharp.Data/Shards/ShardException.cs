namespace AlignSharp.Data.Shards;

/// <summary>Shards are missing, cannot be written, or are not the ones a position was taken in.</summary>
public sealed class ShardException : AlignException
{
    /// <inheritdoc cref="AlignException(string, Exception?)"/>
    public ShardException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
