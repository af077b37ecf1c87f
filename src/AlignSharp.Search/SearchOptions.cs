using System.Collections.Immutable;
using AlignSharp.Search.Filters;

namespace AlignSharp.Search;

/// <summary>How to search. Immutable.</summary>
public sealed record SearchOptions
{
    /// <summary>The most rows that a search gives.</summary>
    public const int MaximumCount = 10_000;

    /// <summary>The ten best, without conditions.</summary>
    public static SearchOptions Default { get; } = new();

    /// <summary>How many of the best are given, 1 to <see cref="MaximumCount"/>.</summary>
    public int Count { get; init; } = 10;

    /// <summary>What rows must fulfil; all of it.</summary>
    public ImmutableArray<RowCondition> Where { get; init; } = [];

    /// <summary>
    /// 0 orders by likeness alone; up to 1 more and more of likeness is given up for results that differ from each other
    /// (maximal marginal relevance with lambda = 1 - diversity).
    /// </summary>
    public float Diversity { get; init; }

    /// <summary>Of rows whose cosine is at least this only the best is given; null gives all.</summary>
    public float? CollapseAbove { get; init; }
}
