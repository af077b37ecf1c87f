using System.Collections.Immutable;

namespace AlignSharp.Training.Settings;

/// <summary>Where pairs come from. Immutable.</summary>
public sealed record DataSettings
{
    /// <summary>WebDataset shards: paths, folders, braces and globs.</summary>
    public required ImmutableArray<string> Shards { get; init; }

    /// <summary>Samples that wait in memory, still encoded, to be drawn at random. At least 1.</summary>
    public int ShuffleBuffer { get; init; } = 4096;

    /// <summary>Pairs that are decoded ahead of the step; null takes two batches.</summary>
    public int? Ahead { get; init; }

    /// <summary>The part that is kept from training and used for evaluation; null keeps nothing back.</summary>
    public HoldOutSettings? HoldOut { get; init; }

    /// <summary>Samples that are met in a share of the epochs only; null meets all in each.</summary>
    public ThinningSettings? Thinning { get; init; }
}
