using System.Collections.Immutable;
using System.Globalization;
using AlignSharp.Training.Runs;

namespace AlignSharp.Training.Cards;

/// <summary>What was measured: on the held-out part during training, and by <c>align eval</c> afterwards.</summary>
internal static class FiguresSection
{
    public static void Write(MarkdownText text, CardFacts facts)
    {
        text.Heading(2, "Figures");
        text.Paragraph(facts.Measurements.Any() || !facts.Evaluations.IsEmpty
            ? "Ranks count ties against the model; several pictures may share a caption. Recalls and accuracies in percent."
            : "Nothing was held out of the data, and nothing has been measured since.");
        if (facts.Measurements.Any())
        {
            text.Paragraph("On held-out pairs, by the trainer:");
            text.Table(["step", "pictures", "captions", "image to text R@1", "R@5", "text to image R@1", "R@5"], Shown(facts).Select(Row));
        }

        foreach (var evaluation in facts.Evaluations)
        {
            text.Paragraph($"On {evaluation.Data} (XXH128 `{evaluation.DataHash}`), by `align eval`, with 95 % intervals:");
            text.Table(["", .. evaluation.Splits.Select(static split => split.Name)], Rows(evaluation.Splits));
        }
    }

    // The first where the run began with a trained model, the best, and the model's own.
    private static IEnumerable<Measurement> Shown(CardFacts facts)
    {
        var all = facts.Measurements.ToList();
        var before = all.Where(static measured => measured.Step == 0);
        return before.Append(all.MaxBy(static measured => measured.Score)!).Append(facts.Made.Measurement!).Distinct();
    }

    private static string[] Row(Measurement measured) =>
    [
        Text($"{measured.Step:N0}"), Text($"{measured.Images:N0}"), Text($"{measured.Captions:N0}"),
        .. RetrievalFigures.Of(measured).Select(static figure => Text($"{figure.Value:0.0}")),
    ];

    private static IEnumerable<string[]> Rows(ImmutableArray<EvaluatedSplit> splits) => splits
        .SelectMany(static split => split.Figures)
        .DistinctBy(static figure => figure.Name)
        .Select(figure => (string[])[figure.Title, .. splits.Select(split => split.Figures.FirstOrDefault(own => own.Name == figure.Name)?.Text ?? "")]);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
