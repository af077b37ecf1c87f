namespace AlignSharp.Data.Statistics;

/// <summary>One measure over all rows. Immutable.</summary>
/// <param name="Name">The measure in one word: <c>clip</c>.</param>
/// <param name="Title">The measure for a person.</param>
/// <param name="Column">The columns it is read from.</param>
/// <param name="Known">Rows that have a value.</param>
/// <param name="Unknown">Rows that have none: null, not a finite number, or a side below one pixel.</param>
/// <param name="Values">The distribution; null where no row has a value.</param>
public sealed record MeasureSummary(
    string Name, string Title, string Column, long Known, long Unknown, MeasureValues? Values);
