using System.Collections.Immutable;
using System.Globalization;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>Keeps pictures that are unsafe with at most this probability. COYO: 0.5.</summary>
/// <param name="Probability">The largest score kept, 0 to 1.</param>
public sealed record MaximumNsfwRule(double Probability) : FilterRule
{
    /// <inheritdoc/>
    public override string Name => RuleName.Of("max_nsfw", Probability);

    /// <inheritdoc/>
    public override string Description => string.Create(
        CultureInfo.InvariantCulture, $"pictures with an NSFW score of at most {Probability}");

    internal override ImmutableArray<ColumnRole> Reads => [ColumnRole.Nsfw];

    internal override string Predicate(RuleSql sql) => $"nsfw <= {sql.Bound(ColumnRole.Nsfw, Probability)}";
}
