using System.Globalization;

namespace AlignSharp.Search.Queries;

/// <summary>A text of a query and how much it counts.</summary>
/// <param name="Text">The text.</param>
/// <param name="Weight">How much it counts.</param>
public sealed record WeightedText(string Text, float Weight = EmbeddingQuery.DefaultTextWeight)
{
    /// <summary>Reads a text with a weight behind it or none: "snow", "snow^0.5".</summary>
    /// <param name="text">The text.</param>
    public static WeightedText Parse(string text)
    {
        var (name, weight) = Split(text);
        return weight is { } given ? new WeightedText(name, given) : new WeightedText(name);
    }

    /// <summary>What is before the last '^', and the number behind it.</summary>
    internal static (string Name, float? Weight) Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sign = text.LastIndexOf('^');
        return sign > 0 && float.TryParse(text.AsSpan(sign + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) && float.IsFinite(weight)
            ? (text[..sign], weight)
            : (text, null);
    }
}
