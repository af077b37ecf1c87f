using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Comparison;

/// <summary>A figure that can be compared picture by picture.</summary>
/// <param name="Name">"split/section/figure", as in results.json.</param>
/// <param name="Observations">What it is the mean of.</param>
public sealed record MeasuredFigure(string Name, Observations Observations);
