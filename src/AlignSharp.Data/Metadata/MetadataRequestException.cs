namespace AlignSharp.Data.Metadata;

/// <summary>What was asked for cannot be done whatever the files hold: a condition that is no expression, an unknown format.</summary>
public sealed class MetadataRequestException : MetadataException
{
    /// <inheritdoc cref="AlignException(string, Exception?)"/>
    public MetadataRequestException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
