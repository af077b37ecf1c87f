namespace AlignSharp.Data.Statistics;

/// <summary>How often a text or a picture comes back in other rows. Immutable.</summary>
/// <param name="Distinct">How many different ones there are.</param>
/// <param name="Largest">The most rows that share one.</param>
/// <param name="Limit">The most that ALIGN kept.</param>
/// <param name="RowsOverLimit">Rows of those that are shared by more.</param>
public sealed record Sharing(long Distinct, long Largest, int Limit, long RowsOverLimit);
