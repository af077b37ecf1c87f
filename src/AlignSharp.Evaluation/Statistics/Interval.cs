namespace AlignSharp.Evaluation.Statistics;

/// <summary>Where a figure lies when its data are drawn again: the middle 95 % of the resamples.</summary>
/// <param name="Low">The lower end, in the unit of the figure.</param>
/// <param name="High">The upper end, in the unit of the figure.</param>
public sealed record Interval(double Low, double High);
