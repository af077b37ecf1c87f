namespace AlignSharp.Data.Statistics;

/// <summary>The smallest value that at least this share of the known values does not exceed. Exact. Immutable.</summary>
/// <param name="Share">0 to 1.</param>
/// <param name="Value">The value, one that occurs.</param>
public sealed record Quantile(double Share, double Value);
