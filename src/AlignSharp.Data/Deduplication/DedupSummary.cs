using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Filtering;

namespace AlignSharp.Data.Deduplication;

/// <summary>What a run found: the funnel. Immutable.</summary>
/// <param name="Pictures">Pictures of the inputs, those that could not be compared too.</param>
/// <param name="Against">Pictures of the other sets that the inputs were compared with.</param>
/// <param name="Kept">Pictures of the inputs that stay.</param>
/// <param name="Clusters">Pictures that have duplicates which go.</param>
/// <param name="Rules">What each rule removes, alone and in order.</param>
/// <param name="Skipped">What could not be compared, of the inputs and the other sets; it is not kept.</param>
/// <param name="Faults">What was broken in shards themselves, a sentence each.</param>
public sealed record DedupSummary(
    long Pictures,
    long Against,
    long Kept,
    long Clusters,
    ImmutableArray<RuleCount> Rules,
    ImmutableArray<SkippedPicture> Skipped,
    ImmutableArray<string> Faults);
