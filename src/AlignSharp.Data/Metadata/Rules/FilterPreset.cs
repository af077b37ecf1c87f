using System.Collections.Immutable;

namespace AlignSharp.Data.Metadata.Rules;

/// <summary>The rules with which a published data set was made, as far as metadata can tell. Immutable.</summary>
/// <param name="Name">What it is asked for by.</param>
/// <param name="Rules">The rules in the order of the funnel.</param>
public sealed record FilterPreset(string Name, ImmutableArray<FilterRule> Rules)
{
    /// <summary>No rules, to begin from nothing.</summary>
    public static FilterPreset None { get; } = new("none", []);

    /// <summary>
    /// COYO-700M: short side at least 200, aspect at most 3, NSFW at most 0.5, 6 to 1,000 characters, 3 to 256 words, seen
    /// at most 10 times. File size, language, nouns and perceptual duplicates were judged before its metadata was made.
    /// </summary>
    public static FilterPreset Coyo { get; } = new("coyo",
    [
        new MinimumSideRule(200),
        new MaximumAspectRule(3),
        new MaximumNsfwRule(0.5),
        new CharactersRule(6, 1000),
        new WordsRule(3, 256),
        new ImagesPerTextRule(10),
    ]);

    /// <summary>LAION-2B: CLIP ViT-B/32 similarity of at least 0.28.</summary>
    public static FilterPreset Laion { get; } = new("laion", [new MinimumClipRule(0.28)]);

    /// <summary>
    /// ALIGN (arXiv 2102.05918): no pornography, short side above 200, aspect below 3, 3 to 20 unigrams, texts shared by at
    /// most 10 pictures, pictures with at most 1,000 texts, and only the 100 million most frequent uni- and bigrams.
    /// </summary>
    public static FilterPreset Align { get; } = new("align",
    [
        new MinimumSideRule(201),
        new MaximumAspectRule(3, IsExclusive: true),
        new MaximumNsfwRule(0.5),
        new UnigramsRule(3, 20),
        new ImagesPerTextRule(10),
        new TextsPerImageRule(1000),
        new FrequentNgramsRule(100_000_000),
    ]);

    /// <summary>The presets of published data sets.</summary>
    public static ImmutableArray<FilterPreset> All { get; } = [Coyo, Laion, Align];

    /// <summary>
    /// These rules with others put in place of those of the same kind; other kinds are added, and all stand in the usual
    /// order of the funnel: the picture, its scores, the text, the whole set, the condition.
    /// </summary>
    /// <param name="rules">The rules that win.</param>
    public ImmutableArray<FilterRule> With(IEnumerable<FilterRule> rules)
    {
        var winners = rules.ToList();
        var kinds = winners.Select(rule => rule.GetType()).ToHashSet();
        return FilterOrder.Sort(Rules.Where(rule => !kinds.Contains(rule.GetType())).Concat(winners));
    }
}
