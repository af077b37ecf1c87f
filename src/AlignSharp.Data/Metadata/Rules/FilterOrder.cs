using System.Collections.Immutable;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>The usual order of a funnel: the picture, its scores, the text, the whole set, the user's own condition.</summary>
internal static class FilterOrder
{
    private static readonly ImmutableArray<Type> Kinds =
    [
        typeof(MinimumBytesRule),
        typeof(MinimumSideRule),
        typeof(MaximumAspectRule),
        typeof(MaximumNsfwRule),
        typeof(MaximumWatermarkRule),
        typeof(MaximumFacesRule),
        typeof(MinimumAestheticRule),
        typeof(MinimumClipRule),
        typeof(CharactersRule),
        typeof(WordsRule),
        typeof(UnigramsRule),
        typeof(ImagesPerTextRule),
        typeof(TextsPerImageRule),
        typeof(FrequentNgramsRule),
        typeof(SqlConditionRule),
    ];

    public static ImmutableArray<FilterRule> Sort(IEnumerable<FilterRule> rules) =>
        [.. rules.OrderBy(rule => Kinds.IndexOf(rule.GetType()))];
}
