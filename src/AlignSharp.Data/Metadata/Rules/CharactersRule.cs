using System.Collections.Immutable;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>Keeps texts with so many characters (Unicode code points) after folding. COYO: 6 to 1,000.</summary>
/// <param name="Minimum">The fewest kept; null for no such bound.</param>
/// <param name="Maximum">The most kept; null for no such bound.</param>
public sealed record CharactersRule(int? Minimum, int? Maximum) : FilterRule
{
    /// <inheritdoc/>
    public override string Name => RuleName.OfRange("characters", Minimum, Maximum);

    /// <inheritdoc/>
    public override string Description => $"texts of {RuleRange.Describe(Minimum, Maximum)} characters";

    internal override ImmutableArray<ColumnRole> Reads => [ColumnRole.Text];

    internal override string Predicate(RuleSql sql) => sql.Between("length(text)", Minimum, Maximum);
}
