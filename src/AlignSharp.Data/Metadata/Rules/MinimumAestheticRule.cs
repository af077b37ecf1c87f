using System.Collections.Immutable;
using System.Globalization;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>Keeps pictures with at least this aesthetic rating.</summary>
/// <param name="Rating">The smallest rating kept, about 1 to 10.</param>
public sealed record MinimumAestheticRule(double Rating) : FilterRule
{
    /// <inheritdoc/>
    public override string Name => RuleName.Of("min_aesthetic", Rating);

    /// <inheritdoc/>
    public override string Description => string.Create(
        CultureInfo.InvariantCulture, $"pictures with an aesthetic score of at least {Rating}");

    internal override ImmutableArray<ColumnRole> Reads => [ColumnRole.Aesthetic];

    internal override string Predicate(RuleSql sql) => $"aesthetic >= {sql.Bound(ColumnRole.Aesthetic, Rating)}";
}
