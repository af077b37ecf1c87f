using System.Collections.Immutable;
using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Data.Metadata.Rules;

namespace AlignSharp.Cli.Data;

/// <summary>The options that make rules: a preset, bounds that replace or add to it, and the user's own condition.</summary>
internal sealed class FilterRuleOptions
{
    private readonly Option<string?> _preset = new("--preset")
    {
        Description = "The rules that a data set was made with: coyo, align or laion. Bounds given here win.",
    };

    private readonly Option<string?> _where = new("--where")
    {
        Description = "Keep rows where this SQL expression over the file's columns is true.",
        HelpName = "SQL",
    };

    private readonly BoundOption<long> _minBytes = new("--min-bytes", 0, "Smallest picture file in bytes.");
    private readonly BoundOption<int> _minSide = new("--min-side", 0, "Smallest shorter side in pixels.");
    private readonly BoundOption<double> _maxAspect = new("--max-aspect", 1, "Largest ratio of the longer side to the shorter.");
    private readonly BoundOption<double> _maxNsfw = new("--max-nsfw", 0, "Largest NSFW score.");
    private readonly BoundOption<double> _maxWatermark = new("--max-watermark", 0, "Largest watermark score.");
    private readonly BoundOption<int> _maxFaces = new("--max-faces", 0, "Most faces.");
    private readonly BoundOption<double> _minAesthetic = new("--min-aesthetic", 0, "Smallest aesthetic score.");
    private readonly BoundOption<double> _minClip = new("--min-clip", -1, "Smallest CLIP similarity.");
    private readonly BoundOption<int> _minChars = new("--min-chars", 0, "Fewest characters of the folded text.");
    private readonly BoundOption<int> _maxChars = new("--max-chars", 0, "Most characters of the folded text.");
    private readonly BoundOption<int> _minWords = new("--min-words", 0, "Fewest words.");
    private readonly BoundOption<int> _maxWords = new("--max-words", 0, "Most words.");
    private readonly BoundOption<int> _imagesPerText = new("--max-images-per-text", 1, "Most rows that share a text.");
    private readonly BoundOption<int> _textsPerImage = new("--max-texts-per-image", 1, "Most rows that share a picture.");
    private readonly BoundOption<long> _topNgrams = new("--top-ngrams", 1, "Drop texts with a uni- or bigram outside the N most frequent.");

    public FilterRuleOptions() => _preset.AcceptOnlyFromAmong([.. FilterPreset.All.Select(preset => preset.Name)]);

    public ImmutableArray<Option> All =>
    [
        _preset, _where, _minBytes, _minSide, _maxAspect, _maxNsfw, _maxWatermark, _maxFaces, _minAesthetic, _minClip,
        _minChars, _maxChars, _minWords, _maxWords, _imagesPerText, _textsPerImage, _topNgrams,
    ];

    /// <summary>The rules asked for, in the order of the funnel.</summary>
    public ImmutableArray<FilterRule> Read(ParseResult parsed)
    {
        var name = parsed.GetValue(_preset);
        var preset = FilterPreset.All.FirstOrDefault(preset => preset.Name == name) ?? FilterPreset.None;
        var rules = preset.With([.. PictureRules(parsed), .. TextRules(parsed)]);
        return rules.IsEmpty
            ? throw new UsageException("No rule was asked for; expected --preset, --where or a bound such as --min-side 200.")
            : rules;
    }

    private IEnumerable<FilterRule> PictureRules(ParseResult parsed)
    {
        IEnumerable<FilterRule?> rules =
        [
            parsed.GetValue(_minBytes) is { } bytes ? new MinimumBytesRule(bytes) : null,
            parsed.GetValue(_minSide) is { } side ? new MinimumSideRule(side) : null,
            parsed.GetValue(_maxAspect) is { } aspect ? new MaximumAspectRule(aspect) : null,
            parsed.GetValue(_maxNsfw) is { } nsfw ? new MaximumNsfwRule(nsfw) : null,
            parsed.GetValue(_maxWatermark) is { } watermark ? new MaximumWatermarkRule(watermark) : null,
            parsed.GetValue(_maxFaces) is { } faces ? new MaximumFacesRule(faces) : null,
            parsed.GetValue(_minAesthetic) is { } rating ? new MinimumAestheticRule(rating) : null,
            parsed.GetValue(_minClip) is { } similarity ? new MinimumClipRule(similarity) : null,
        ];
        return rules.OfType<FilterRule>();
    }

    private IEnumerable<FilterRule> TextRules(ParseResult parsed)
    {
        var characters = Range(parsed, _minChars, _maxChars);
        var words = Range(parsed, _minWords, _maxWords);
        IEnumerable<FilterRule?> rules =
        [
            characters is (null, null) ? null : new CharactersRule(characters.Minimum, characters.Maximum),
            words is (null, null) ? null : new WordsRule(words.Minimum, words.Maximum),
            parsed.GetValue(_imagesPerText) is { } images ? new ImagesPerTextRule(images) : null,
            parsed.GetValue(_textsPerImage) is { } texts ? new TextsPerImageRule(texts) : null,
            parsed.GetValue(_topNgrams) is { } ngrams ? new FrequentNgramsRule(ngrams) : null,
            parsed.GetValue(_where) is { } condition ? new SqlConditionRule(condition) : null,
        ];
        return rules.OfType<FilterRule>();
    }

    private static (int? Minimum, int? Maximum) Range(ParseResult parsed, BoundOption<int> low, BoundOption<int> high)
    {
        var (minimum, maximum) = (parsed.GetValue(low), parsed.GetValue(high));
        return minimum > maximum
            ? throw new UsageException($"{low.Name} is {minimum}, above {high.Name} {maximum}; expected at most that.")
            : (minimum, maximum);
    }
}
