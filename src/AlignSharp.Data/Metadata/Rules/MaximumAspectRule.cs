using System.Collections.Immutable;
using System.Globalization;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>Keeps pictures whose longer side is at most so many times the shorter. COYO: at most 3; ALIGN: less than 3.</summary>
/// <param name="Ratio">The largest ratio of the longer side to the shorter.</param>
/// <param name="IsExclusive">Whether the ratio itself is refused.</param>
public sealed record MaximumAspectRule(double Ratio, bool IsExclusive = false) : FilterRule
{
    /// <inheritdoc/>
    public override string Name => RuleName.Of(IsExclusive ? "aspect_below" : "max_aspect", Ratio);

    /// <inheritdoc/>
    public override string Description => string.Create(
        CultureInfo.InvariantCulture, $"pictures with an aspect ratio {(IsExclusive ? "below" : "of at most")} {Ratio}");

    internal override ImmutableArray<ColumnRole> Reads => [ColumnRole.Width, ColumnRole.Height];

    // Quotients, not products: 33 / 30 is the double nearest to 1.1, 1.1 * 30 need not be 33.
    internal override string Predicate(RuleSql sql) =>
        $"width > 0 AND height > 0 AND greatest(width / height, height / width) {(IsExclusive ? "<" : "<=")} {sql.Bind(Ratio)}";
}
