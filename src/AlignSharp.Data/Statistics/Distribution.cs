using System.Collections.Immutable;

namespace AlignSharp.Data.Statistics;

/// <summary>How one measure is spread over the rows. Immutable.</summary>
/// <param name="Name">The measure, as in <c>short_side</c>.</param>
/// <param name="Title">The measure's name for people.</param>
/// <param name="Count">Rows that have a number.</param>
/// <param name="Missing">Rows that have none.</param>
/// <param name="Minimum">The least; null where no row has a number, like the next two.</param>
/// <param name="Maximum">The greatest.</param>
/// <param name="Mean">The mean.</param>
/// <param name="Quantiles">The values at <see cref="QuantileShares"/>, exact up to 10 million rows, by a t-digest above.</param>
/// <param name="From">Where the first bin begins.</param>
/// <param name="To">Where the last bin ends; it takes this value too.</param>
/// <param name="Bins">Rows in each of the bins, which are equally wide.</param>
/// <param name="Below">Rows below the first bin.</param>
/// <param name="Above">Rows above the last bin.</param>
public sealed record Distribution(
    string Name,
    string Title,
    long Count,
    long Missing,
    double? Minimum,
    double? Maximum,
    double? Mean,
    ImmutableArray<double> Quantiles,
    double From,
    double To,
    ImmutableArray<long> Bins,
    long Below,
    long Above)
{
    /// <summary>The shares at which <see cref="Quantiles"/> are given.</summary>
    public static ImmutableArray<double> QuantileShares { get; } = [0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99];
}
