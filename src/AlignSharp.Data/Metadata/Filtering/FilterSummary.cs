using System.Collections.Immutable;

namespace AlignSharp.Data.Metadata.Filtering;

/// <summary>How many rows came in, how many are left, and what each rule did: the funnel. Immutable.</summary>
/// <param name="Rows">Rows of all inputs.</param>
/// <param name="Kept">Rows that every rule keeps.</param>
/// <param name="Rules">The rules in order.</param>
public sealed record FilterSummary(long Rows, long Kept, ImmutableArray<RuleCount> Rules);
