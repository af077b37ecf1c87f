namespace AlignSharp.Data.Metadata;

/// <summary>Metadata of pairs cannot be read, lacks a column that was asked for, or leaves nothing after filtering.</summary>
public class MetadataException : AlignException
{
    /// <inheritdoc cref="AlignException(string, Exception?)"/>
    public MetadataException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
