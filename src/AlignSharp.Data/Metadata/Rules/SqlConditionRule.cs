using System.Collections.Immutable;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>
/// Keeps rows for which an SQL expression over the file's own columns is true, for example
/// <c>aesthetic_score_laion_v2 &gt; 5 AND url NOT LIKE '%thumb%'</c>. It is evaluated where no file, network or setting
/// can be reached, and may hold neither sub-selects nor further statements.
/// </summary>
/// <param name="Expression">The expression, in DuckDB's SQL.</param>
public sealed record SqlConditionRule(string Expression) : FilterRule
{
    /// <inheritdoc/>
    public override string Name => "where";

    /// <inheritdoc/>
    public override string Description => $"rows where {Expression}";

    internal override ImmutableArray<ColumnRole> Reads => [];

    internal override string Predicate(RuleSql sql) => "meets_condition";
}
