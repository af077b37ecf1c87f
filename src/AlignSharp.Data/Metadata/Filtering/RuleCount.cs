namespace AlignSharp.Data.Metadata.Filtering;

/// <summary>What one rule did to the rows. Immutable.</summary>
/// <param name="Name">The rule and its bounds: <c>min_side_200</c>.</param>
/// <param name="Description">What it keeps, for a person.</param>
/// <param name="RemovedAlone">Rows that this rule would remove from all rows if it were the only one.</param>
/// <param name="Removed">Rows that it removes of those that the rules before it leave.</param>
public sealed record RuleCount(string Name, string Description, long RemovedAlone, long Removed);
