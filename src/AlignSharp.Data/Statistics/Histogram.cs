using System.Collections.Immutable;

namespace AlignSharp.Data.Statistics;

/// <summary>
/// Counts in bins of equal width. A bin holds its lower edge and not its upper one, but the last holds both. Immutable.
/// </summary>
/// <param name="Low">The lower edge of the first bin.</param>
/// <param name="Width">The width of a bin.</param>
/// <param name="Counts">Values in each bin.</param>
/// <param name="IsWhole">Whether values are whole numbers; then so are the bins.</param>
/// <param name="Above">Values above the last bin: the long tail that would leave the rest without shape.</param>
public sealed record Histogram(double Low, double Width, ImmutableArray<long> Counts, bool IsWhole, long Above)
{
    /// <summary>The upper edge of the last bin.</summary>
    public double High => Low + (Width * Counts.Length);

    /// <summary>What the bin beginning here holds last: the whole number before its upper edge, or the edge.</summary>
    internal double LastOf(double low) => low + Width - (IsWhole ? 1 : 0);
}
