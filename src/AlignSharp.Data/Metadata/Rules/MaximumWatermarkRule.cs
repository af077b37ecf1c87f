using System.Collections.Immutable;
using System.Globalization;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>Keeps pictures that bear a watermark with at most this probability.</summary>
/// <param name="Probability">The largest score kept, 0 to 1.</param>
public sealed record MaximumWatermarkRule(double Probability) : FilterRule
{
    /// <inheritdoc/>
    public override string Name => RuleName.Of("max_watermark", Probability);

    /// <inheritdoc/>
    public override string Description => string.Create(
        CultureInfo.InvariantCulture, $"pictures with a watermark score of at most {Probability}");

    internal override ImmutableArray<ColumnRole> Reads => [ColumnRole.Watermark];

    internal override string Predicate(RuleSql sql) => $"watermark <= {sql.Bound(ColumnRole.Watermark, Probability)}";
}
