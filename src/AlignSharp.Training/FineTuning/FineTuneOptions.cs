using System.Collections.Immutable;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.FineTuning;

/// <summary>What a person decides of a fine-tuning; the defaults are for hundreds to a few thousand pairs. Immutable.</summary>
public sealed record FineTuneOptions
{
    /// <summary>The folder of the model to begin with.</summary>
    public required string Model { get; init; }

    /// <summary>WebDataset shards: paths, folders, braces and globs.</summary>
    public required ImmutableArray<string> Data { get; init; }

    /// <summary>How often each pair is seen. Above 0.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>The most pairs in a step; with fewer pairs than that a step has them all. At least 2.</summary>
    public int BatchSize { get; init; } = 64;

    /// <summary>The rate at the end of the warm-up. Above 0.</summary>
    public double LearningRate { get; init; } = 3e-4;

    /// <summary>
    /// The part that is kept from training and measured; null keeps a tenth of the pictures where their samples name them one by
    /// one, and nothing with <see cref="Evaluation"/>.
    /// </summary>
    public HoldOutSettings? HoldOut { get; init; }

    /// <summary>Shards to measure on instead.</summary>
    public ImmutableArray<string> Evaluation { get; init; } = [];
}
