using System.Collections.Immutable;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>Keeps texts with so many unigrams, which are cut as words are. ALIGN: 3 to 20.</summary>
/// <param name="Minimum">The fewest kept; null for no such bound.</param>
/// <param name="Maximum">The most kept; null for no such bound.</param>
public sealed record UnigramsRule(int? Minimum, int? Maximum) : FilterRule
{
    /// <inheritdoc/>
    public override string Name => RuleName.OfRange("unigrams", Minimum, Maximum);

    /// <inheritdoc/>
    public override string Description => $"texts of {RuleRange.Describe(Minimum, Maximum)} unigrams";

    internal override ImmutableArray<ColumnRole> Reads => [ColumnRole.Text];

    internal override string Predicate(RuleSql sql) => sql.Between(TextSql.WordCount, Minimum, Maximum);
}
