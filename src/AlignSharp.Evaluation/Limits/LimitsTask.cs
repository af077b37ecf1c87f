using System.Collections.Immutable;
using System.Globalization;
using AlignSharp.Evaluation.Classification;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Limits;

/// <summary>Where the model fails: the hardest pictures, the most confused classes, and which parts of a picture its score comes from.</summary>
public sealed class LimitsTask : IEvaluationTask
{
    private const int Maps = 6;

    /// <inheritdoc/>
    public string Name => "limits";

    /// <inheritdoc/>
    public string Description => "hardest pictures, most confused classes, occlusion maps";

    /// <inheritdoc/>
    public string? FindLack(EvaluationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Set.Fields.Any(field => context.FindLabelling(field) is not null) ? null
            : $"The split {context.Split} has no field with labels ({string.Join(", ", context.Set.Fields)}); limits expects at least two classes.";
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<TaskResult>> RunAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var results = ImmutableArray.CreateBuilder<TaskResult>();
        foreach (var labelling in context.Set.Fields.Select(context.FindLabelling).OfType<Labelling>())
        {
            results.Add(await ShowAsync(context, labelling, cancellationToken).ConfigureAwait(false));
        }

        return results.ToImmutable();
    }

    private async Task<TaskResult> ShowAsync(EvaluationContext context, Labelling labelling, CancellationToken cancellationToken)
    {
        var prompts = PromptEnsemble.Average(ZeroShotTask.Prompts(context, labelling, cancellationToken), labelling.Templates.Length);
        var scores = new ClassScores(Similarity.Matrix(context.Rows(labelling.Rows), prompts), labelling.Labels);
        var confusions = new Confusions(labelling, scores, context.Samples);
        return new TaskResult(Name, $"Limits: {labelling.Field}", $"limits_{labelling.Field}")
        {
            Counts = [new("images", labelling.Rows.Length), new("classes", labelling.Classes.Length)],
            Figures = [Figure.Share("wrong", "Pictures classified wrongly", Observations.Single(scores.Top(1).Sums.Select(static right => 1 - right)), context.Bootstrap)],
            Tables = confusions.Pairs.IsEmpty ? [] : [confusions.Table(context.Bootstrap)],
            Galleries = confusions.Hardest.IsEmpty ? [] :
            [
                confusions.HardestGallery(), confusions.ConfusedGallery(),
                new("What the wrong class is seen in", await MapAsync(context, confusions, prompts, cancellationToken).ConfigureAwait(false)),
            ],
            Notes = [$"In the last gallery each of {OcclusionMap.Cells}x{OcclusionMap.Cells} cells was covered in turn; the brighter a cell, the more the score of the class that was found falls without it. Cells that only count together stay dark."],
        };
    }

    private static async Task<ImmutableArray<Example>> MapAsync(
        EvaluationContext context, Confusions confusions, FloatTensor prompts, CancellationToken cancellationToken)
    {
        var items = confusions.Hardest.Take(Maps).OrderBy(item => confusions.Labelling.Rows[item]).ToArray();
        var examples = ImmutableArray.CreateBuilder<Example>();
        await foreach (var (_, picture) in context.Pictures.DecodeAsync([.. items.Select(item => confusions.Labelling.Rows[item])], cancellationToken).ConfigureAwait(false))
        {
            var item = items[examples.Count];
            var found = confusions.Scores.Predictions[item];
            var map = OcclusionMap.Compute(picture, covered =>
                [.. Similarity.Matrix(context.Model.GetImageFeatures(covered, cancellationToken).Normalized(), prompts.Slice(found, 1)).Values]);
            context.Report("occlusion maps", examples.Count + 1, items.Length);
            examples.Add(new Example(
                context.Samples[confusions.Labelling.Rows[item]].Key,
                confusions.Labelling.Classes[confusions.Labelling.Labels[item]].Text,
                confusions.Labelling.Classes[found].Text,
                string.Create(CultureInfo.InvariantCulture, $"the score falls by up to {map.Drops.Max():F3}")) { Picture = map.Draw(picture) });
        }

        return examples.ToImmutable();
    }
}
