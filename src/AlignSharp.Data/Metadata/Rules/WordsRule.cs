using System.Collections.Immutable;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>Keeps texts with so many words: what stands between spaces of the folded text. COYO: 3 to 256.</summary>
/// <param name="Minimum">The fewest kept; null for no such bound.</param>
/// <param name="Maximum">The most kept; null for no such bound.</param>
public sealed record WordsRule(int? Minimum, int? Maximum) : FilterRule
{
    /// <inheritdoc/>
    public override string Name => RuleName.OfRange("words", Minimum, Maximum);

    /// <inheritdoc/>
    public override string Description => $"texts of {RuleRange.Describe(Minimum, Maximum)} words";

    internal override ImmutableArray<ColumnRole> Reads => [ColumnRole.Text];

    internal override string Predicate(RuleSql sql) => sql.Between(TextSql.WordCount, Minimum, Maximum);
}
