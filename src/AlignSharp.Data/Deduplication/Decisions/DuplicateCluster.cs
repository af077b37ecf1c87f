using System.Collections.Immutable;

namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>A picture that stays, and those that go because they are near it.</summary>
/// <param name="Keeper">The picture that stays.</param>
/// <param name="Dropped">Those that go, ascending; at least one.</param>
internal sealed record DuplicateCluster(int Keeper, ImmutableArray<int> Dropped)
{
    /// <summary>All clusters, by their keepers.</summary>
    public static ImmutableArray<DuplicateCluster> Of(Verdict[] verdicts) =>
        [.. Enumerable.Range(0, verdicts.Length)
            .Where(picture => verdicts[picture].Rule is not null)
            .GroupBy(picture => verdicts[picture].Keeper)
            .OrderBy(group => group.Key)
            .Select(group => new DuplicateCluster(group.Key, [.. group]))];
}
