using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Generalisation;

/// <summary>What the model learned from, and what other models do.</summary>
public sealed record GeneralisationOptions
{
    /// <summary>The training shards (paths, folders, braces, globs), for concepts that were seen and for near-duplicates.</summary>
    public ImmutableArray<string> TrainingShards { get; init; } = [];

    /// <summary>How accuracy on the measured set follows from that on the reference set for other models; nothing compares both directly.</summary>
    public RobustnessTrend? Trend { get; init; }
}
