using System.Collections.Immutable;
using AlignSharp.Search.Filters;

namespace AlignSharp.Search;

/// <summary>How to search. Immutable.</summary>
public sealed record SearchOptions
{
    /// <summary>The most rows that a search gives.</summary>
    public const int MaximumCount = 10_000;

    /// <summary>The most rows that a search gives which chooses among the best (<see cref="Diversity"/>, <see cref="CollapseAbove"/>).</summary>
    public const int MaximumChosen = 500;

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

    /// <summary>
    /// Whether the index's graph is followed (<see cref="Approximate.GraphBuilder"/>), which misses a few of the nearest
    /// rows but looks at few rows; else every row is looked at.
    /// </summary>
    public bool Approximate { get; init; }

    internal bool Chooses => Diversity > 0 || CollapseAbove is not null;

    /// <summary>Refuses values out of their ranges, as every search does.</summary>
    /// <exception cref="SearchException">A value is out of its range.</exception>
    public void Check()
    {
        var most = Chooses ? MaximumChosen : MaximumCount;
        if (Count < 1 || Count > most)
        {
            throw new SearchException($"{Count} results were asked for; expected 1 to {most}.");
        }

        if (Diversity is not (>= 0 and <= 1))
        {
            throw new SearchException($"The diversity is {Diversity}; expected 0 to 1.");
        }

        if (CollapseAbove is { } cosine and not (> -1 and <= 1))
        {
            throw new SearchException($"Rows are to be collapsed above a cosine of {cosine}; expected -1 to 1.");
        }
    }
}
