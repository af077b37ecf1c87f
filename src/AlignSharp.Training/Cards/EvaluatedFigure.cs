using System.Globalization;
using System.Text.RegularExpressions;

namespace AlignSharp.Training.Cards;

/// <summary>A number of results.json. Immutable.</summary>
/// <param name="Name">Its place below the split: "zeroshot_group/acc1".</param>
/// <param name="Value">The number.</param>
/// <param name="Interval">Where it lies when the pictures are drawn again.</param>
internal sealed partial record EvaluatedFigure(string Name, double Value, (double Low, double High)? Interval)
{
    /// <summary>As a person says it: "image to text R@1", "zeroshot group: acc1".</summary>
    public string Title => RecallName().Replace(Name, "R@$1")
        .Replace("i2t_", "image to text ", StringComparison.Ordinal)
        .Replace("t2i_", "text to image ", StringComparison.Ordinal)
        .Replace("/", ": ", StringComparison.Ordinal)
        .Replace('_', ' ');

    /// <summary>The number, with its interval where it has one.</summary>
    public string Text => Interval is { } interval
        ? string.Create(CultureInfo.InvariantCulture, $"{Value:0.##} ({interval.Low:0.##} to {interval.High:0.##})")
        : Value.ToString("0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex("(?<=2[it]_)r([0-9]+)$")]
    private static partial Regex RecallName();
}
