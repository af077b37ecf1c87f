using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Results;

/// <summary>One line of a chart.</summary>
/// <param name="Name">What the legend calls it.</param>
/// <param name="Points">From left to right.</param>
public sealed record ChartSeries(string Name, ImmutableArray<ChartPoint> Points);
