namespace AlignSharp.Search.Building;

/// <summary>How an index is built. Immutable.</summary>
public sealed record IndexBuildOptions
{
    /// <summary>How vectors are kept.</summary>
    public VectorPrecision Precision { get; init; }

    /// <summary>Whether captions become rows of their own, beside the pictures.</summary>
    public bool EmbedsCaptions { get; init; }
}
