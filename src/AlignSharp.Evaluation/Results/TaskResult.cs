using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Results;

/// <summary>What one task found on one split.</summary>
/// <param name="Task">The task's name.</param>
/// <param name="Title">What a report calls the result.</param>
/// <param name="Section">Where it stands in results.json below its split; nothing puts it there directly.</param>
public sealed record TaskResult(string Task, string Title, string? Section)
{
    /// <summary>What it is about, in numbers.</summary>
    public ImmutableArray<Count> Counts { get; init; } = [];

    /// <summary>The figures.</summary>
    public ImmutableArray<Figure> Figures { get; init; } = [];

    /// <summary>The names of the figures that stand for the result in an overview; the first one unless set.</summary>
    public ImmutableArray<string> Headlines { get; init; } = [];

    /// <summary>Plots.</summary>
    public ImmutableArray<Chart> Charts { get; init; } = [];

    /// <summary>The same figures for several things.</summary>
    public ImmutableArray<FigureTable> Tables { get; init; } = [];

    /// <summary>Pictures to look at: the hardest, the most confused.</summary>
    public ImmutableArray<Gallery> Galleries { get; init; } = [];

    /// <summary>What a reader must know to read the figures rightly, in sentences.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}
