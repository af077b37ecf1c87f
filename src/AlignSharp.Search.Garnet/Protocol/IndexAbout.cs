namespace AlignSharp.Search.Garnet.Protocol;

/// <summary>What the servers know about an index beside its rows.</summary>
/// <param name="Size">Numbers in one vector.</param>
/// <param name="Model">The name of the model; empty where it is not known.</param>
/// <param name="ModelHash">The hash of its files; empty where it is not known.</param>
/// <param name="Options">How the index is laid out.</param>
internal sealed record IndexAbout(int Size, string Model, string ModelHash, GarnetIndexOptions Options)
{
    public const int MaximumSize = 1 << 16;
}
