using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Sets;

/// <summary>What is known of a picture beside its pixels.</summary>
/// <param name="Key">What it is called in reports: a key of a shard, a path below a folder.</param>
/// <param name="Captions">Its captions; none where the set has classes only.</param>
/// <param name="Labels">Its class by field; a field it lacks, or has empty, is left out.</param>
/// <param name="Split">The part of the set it belongs to.</param>
public sealed record SampleFacts(
    string Key, ImmutableArray<string> Captions, ImmutableSortedDictionary<string, string> Labels, string Split = SampleFacts.WholeSet)
{
    /// <summary>The only part of a set that has no splits.</summary>
    public const string WholeSet = "all";

    /// <summary>All short values that the set tells of the picture, by field: labels too, the whole split, a group of people.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; init; } = ImmutableSortedDictionary<string, string>.Empty;
}
