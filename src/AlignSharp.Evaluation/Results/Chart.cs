using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Results;

/// <summary>A plot of one result: one or more series over a common axis.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Horizontal">What runs from left to right.</param>
/// <param name="Vertical">What runs from bottom to top.</param>
/// <param name="Series">The lines.</param>
public sealed record Chart(string Title, string Horizontal, string Vertical, ImmutableArray<ChartSeries> Series)
{
    /// <summary>Whether the line of equal values is drawn too, as in a reliability curve.</summary>
    public bool HasDiagonal { get; init; }
}
