using System.Collections.Immutable;

namespace AlignSharp.Data.Statistics;

/// <summary>The distribution of known values, of which there is at least one. Immutable.</summary>
/// <param name="Minimum">The smallest.</param>
/// <param name="Maximum">The largest.</param>
/// <param name="Mean">The arithmetic mean.</param>
/// <param name="Quantiles">Exact quantiles in rising order.</param>
/// <param name="Histogram">Counts in bins.</param>
public sealed record MeasureValues(
    double Minimum, double Maximum, double Mean, ImmutableArray<Quantile> Quantiles, Histogram Histogram)
{
    internal double Median => Quantiles.First(quantile => quantile.Share == 0.5).Value;
}
