using System.Collections.Immutable;
using System.Globalization;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>Keeps pairs whose picture and text are at least this similar under CLIP. LAION-2B: 0.28 of ViT-B/32.</summary>
/// <param name="Similarity">The smallest cosine similarity kept.</param>
public sealed record MinimumClipRule(double Similarity) : FilterRule
{
    /// <inheritdoc/>
    public override string Name => RuleName.Of("min_clip", Similarity);

    /// <inheritdoc/>
    public override string Description => string.Create(
        CultureInfo.InvariantCulture, $"pairs with a CLIP similarity of at least {Similarity}");

    internal override ImmutableArray<ColumnRole> Reads => [ColumnRole.Clip];

    internal override string Predicate(RuleSql sql) => $"clip >= {sql.Bound(ColumnRole.Clip, Similarity)}";
}
