using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Results;

/// <summary>A point of a line.</summary>
/// <param name="X">Its place from left to right.</param>
/// <param name="Y">Its place from bottom to top.</param>
public readonly record struct ChartPoint(double X, double Y)
{
    /// <summary>Where its height lies when the pictures are drawn again, drawn as a whisker; nothing where that was not measured.</summary>
    public Interval? Interval { get; init; }
}
