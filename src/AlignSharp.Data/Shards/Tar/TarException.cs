namespace AlignSharp.Data.Shards.Tar;

/// <summary>The rest of a tar cannot be read. The sentence lacks its subject, the file, which the tar does not know.</summary>
internal sealed class TarException(ShardFaultKind kind, string message) : AlignException(message)
{
    public ShardFaultKind Kind { get; } = kind;
}
