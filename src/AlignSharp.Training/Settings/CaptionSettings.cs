namespace AlignSharp.Training.Settings;

/// <summary>Which text a picture comes with. Immutable.</summary>
public sealed record CaptionSettings
{
    /// <summary>The field of a sample's JSON with other captions, a list of texts; null has none.</summary>
    public string? Alternatives { get; init; }

    /// <summary>How often an alternative is taken where there is one, 0 to 1.</summary>
    public double AlternativeShare { get; init; } = 0.5;

    /// <summary>At most so many alternatives, in random order, are joined by commas into one text. Above 0.</summary>
    public int Joined { get; init; } = 1;

    /// <summary>The most tokens of a text, [CLS] and [SEP] among them; null takes the tokenizer's. At least 3.</summary>
    public int? MaximumTokens { get; init; }

    /// <summary>
    /// The field of a sample's JSON whose equal values share positives (with <c>loss.shares_positives</c>); null takes the caption.
    /// </summary>
    public string? Identity { get; init; }
}
