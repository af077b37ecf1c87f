using System.Globalization;

namespace AlignSharp.Training.Cards;

/// <summary>What the model cannot do, and under which licence it is.</summary>
internal static class LimitsSection
{
    public static void Write(MarkdownText text, CardFacts facts)
    {
        text.Heading(2, "Limits");
        text.List([.. Common(facts), .. facts.Settings.Card.Limits]);
        text.Heading(2, "Licence");
        text.Paragraph(facts.Settings.Card.Licence is { } licence
            ? $"The weights: {licence}.{(facts.HasAttribution ? $" The works they were made from: [{ModelCard.AttributionFileName}]({ModelCard.AttributionFileName})." : "")}"
            : "No licence was named for the weights.");
    }

    private static IEnumerable<string> Common(CardFacts facts)
    {
        yield return "It knows pictures and words like those it was trained on. On others its answers mean little, and nothing above says how little.";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"It sees pictures at {facts.Model.Side} x {facts.Model.Side} pixels; what is smaller than a few of them is lost.");
        yield return "Scores rank the texts that were given. A high score does not say that any of them is right.";
        yield return "It has learned the errors and views of its captions. It must not be used to judge people.";
    }
}
