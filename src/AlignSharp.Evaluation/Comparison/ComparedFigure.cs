using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Comparison;

/// <summary>One figure of two models on the same pictures.</summary>
/// <param name="Name">"split/section/figure", as in results.json.</param>
/// <param name="First">The first model's figure.</param>
/// <param name="Second">The second model's.</param>
/// <param name="Test">How far they differ, and how surely.</param>
/// <param name="AdjustedPValue">The p-value after Holm's correction for all figures of the comparison.</param>
public sealed record ComparedFigure(string Name, double First, double Second, PairedTest Test, double AdjustedPValue);
