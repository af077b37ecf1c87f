using System.Collections.Immutable;
using System.Globalization;
using AlignSharp.Evaluation.Classification;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>
/// Chooses the class whose prompt is most similar. Several templates are averaged and normalised again; how far the result
/// depends on the wording is the spread over single templates.
/// </summary>
public sealed class ZeroShotTask : LabelledTask
{
    private const int MostExamples = 12;

    /// <inheritdoc/>
    public override string Name => "zeroshot";

    /// <inheritdoc/>
    public override string Description => "top-1 and top-5 accuracy from class names alone, mean per class, spread over templates";

    private protected override TaskResult Run(EvaluationContext context, Labelling labelling, CancellationToken cancellationToken)
    {
        var prompts = Prompts(context, labelling, cancellationToken);
        var images = context.Rows(labelling.Rows);
        var scores = new ClassScores(Similarity.Matrix(images, PromptEnsemble.Average(prompts, labelling.Templates.Length)), labelling.Labels);
        var spread = labelling.Templates.Length == 1 ? null : new TemplateSpread(HitsByTemplate(images, prompts, labelling), context.Bootstrap);
        return new TaskResult(Name, $"Zero-shot: {labelling.Field}", $"zeroshot_{labelling.Field}")
        {
            Counts = [new("images", labelling.Rows.Length), new("classes", labelling.Classes.Length), new("templates", labelling.Templates.Length)],
            Figures = [.. Accuracies(scores, context), .. spread?.Figures() ?? []],
            Tables = spread is null ? [] : [spread.Table(labelling.Templates)],
            Charts = [PerClass(scores, labelling)],
            Galleries = [new("Hardest examples", [.. Hardest(context, labelling, scores)])],
            Notes = labelling.DescribeEmptyClasses() is { } note ? [note] : [],
        };
    }

    /// <summary>[classes x templates, size], each of length 1; the templates of one class stand together.</summary>
    internal static FloatTensor Prompts(EvaluationContext context, Labelling labelling, CancellationToken cancellationToken) =>
        context.EmbedTexts(
            [.. labelling.Classes.SelectMany(name => labelling.Templates.Select(template => template.Fill(name.Text)))], cancellationToken);

    private static IEnumerable<Figure> Accuracies(ClassScores scores, EvaluationContext context)
    {
        yield return Figure.Share("acc1", "Top-1 accuracy", scores.Top(1), context.Bootstrap);
        if (scores.Scores.ItemLength > 5)
        {
            yield return Figure.Share("acc5", "Top-5 accuracy", scores.Top(5), context.Bootstrap);
        }

        yield return new Figure("mean_per_class", "Mean per class", 100 * scores.MeanPerClass())
        {
            Interval = context.Bootstrap.Of(scores.Labels.Length, weights => 100 * scores.MeanPerClass(weights)),
        };
    }

    private static ImmutableArray<Observations> HitsByTemplate(FloatTensor images, FloatTensor prompts, Labelling labelling) =>
        [.. Enumerable.Range(0, labelling.Templates.Length).Select(template => new ClassScores(
            Similarity.Matrix(images, PromptEnsemble.Single(prompts, labelling.Templates.Length, template)), labelling.Labels).Top(1))];

    private static Chart PerClass(ClassScores scores, Labelling labelling)
    {
        var accuracies = Enumerable.Range(0, labelling.Labels.Length)
            .GroupBy(item => labelling.Labels[item], item => scores.RankOf(item) == 1 ? 100d : 0)
            .Select(static own => own.Average()).OrderDescending().ToList();
        return new Chart("Accuracy of the classes, best first", "class", "top-1, %",
            [new("top-1", [.. accuracies.Select((accuracy, place) => new ChartPoint(place + 1, accuracy))])]);
    }

    private static IEnumerable<Example> Hardest(EvaluationContext context, Labelling labelling, ClassScores scores)
    {
        var order = Enumerable.Range(0, labelling.Labels.Length).OrderByDescending(scores.RankOf).Take(MostExamples);
        foreach (var item in order.Where(item => scores.RankOf(item) > 1))
        {
            yield return new Example(
                context.Samples[labelling.Rows[item]].Key,
                labelling.Classes[labelling.Labels[item]].Text,
                labelling.Classes[scores.Predictions[item]].Text,
                string.Create(CultureInfo.InvariantCulture, $"own class at rank {scores.RankOf(item)} of {labelling.Classes.Length}"));
        }
    }
}
