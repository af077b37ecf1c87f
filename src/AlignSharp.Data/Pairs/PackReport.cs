using System.Collections.Immutable;
using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Pairs;

/// <summary>What packing did.</summary>
/// <param name="Outcomes">How often each outcome occurred; those that did not occur are left out.</param>
/// <param name="Examples">Up to five sentences for each outcome but <see cref="PackOutcome.Packed"/>.</param>
/// <param name="Earlier">The pairs that an earlier run had packed; nothing else of it is counted.</param>
/// <param name="Captions">The captions packed.</param>
/// <param name="Shards">The shards written.</param>
public sealed record PackReport(
    ImmutableSortedDictionary<PackOutcome, int> Outcomes,
    ImmutableSortedDictionary<PackOutcome, ImmutableArray<string>> Examples,
    int Earlier,
    long Captions,
    ImmutableArray<WrittenShard> Shards)
{
    /// <summary>The pairs packed now.</summary>
    public int Packed => Outcomes.GetValueOrDefault(PackOutcome.Packed);

    /// <summary>Everything that was skipped.</summary>
    public int Skipped => Outcomes.Values.Sum() - Packed;
}
