using System.Collections.Immutable;
using AlignSharp.Data.Deduplication;
using AlignSharp.Data.Shards;
using AlignSharp.Evaluation.Classification;
using AlignSharp.Evaluation.Embeddings;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Generalisation;

/// <summary>
/// How far what was learned carries: to another set of the same classes, and to concepts that training captions never name;
/// and whether test pictures were among the training pictures.
/// </summary>
/// <param name="options">What the model learned from, and what other models do.</param>
public sealed class GeneralisationTask(GeneralisationOptions? options = null) : IEvaluationTask
{
    private const int MostExamples = 12;
    private readonly GeneralisationOptions _options = options ?? new GeneralisationOptions();

    /// <inheritdoc/>
    public string Name => "generalisation";

    /// <inheritdoc/>
    public string Description => "accuracy on a second set of the same classes, on concepts seen and unseen, near-duplicates in training shards";

    /// <inheritdoc/>
    public string? FindLack(EvaluationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Reference is not null || !_options.TrainingShards.IsEmpty ? null
            : "Generalisation has nothing to compare with; expected a reference set of the same classes, or training shards.";
    }

    /// <inheritdoc/>
    public async ValueTask<ImmutableArray<TaskResult>> RunAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ImmutableArray<Labelling> labellings = [.. context.Set.Fields.Select(context.FindLabelling).OfType<Labelling>()];
        var results = ImmutableArray.CreateBuilder<TaskResult>();
        if (context.Reference is { } reference)
        {
            results.AddRange(labellings.Select(labelling => CompareSets(context, reference, labelling, cancellationToken)).OfType<TaskResult>());
        }

        if (!_options.TrainingShards.IsEmpty)
        {
            results.AddRange(await CountConceptsAsync(context, labellings, cancellationToken).ConfigureAwait(false));
            results.Add(await FindDuplicatesAsync(context, cancellationToken).ConfigureAwait(false));
        }

        return results.ToImmutable();
    }

    /// <summary>Accuracy on both sets among the classes that both have; nothing where these are fewer than two.</summary>
    private TaskResult? CompareSets(EvaluationContext context, EmbeddedPictures reference, Labelling labelling, CancellationToken cancellationToken)
    {
        var there = Labelling.Of(reference, labelling.Field, labelling.Classes).Labels.ToHashSet();
        var here = labelling.Labels.ToHashSet();
        var shared = labelling with { Classes = [.. labelling.Classes.Where((_, number) => here.Contains(number) && there.Contains(number))] };
        if (shared.Classes.Length < 2)
        {
            return null;
        }

        var prompts = Prompts(context, shared, cancellationToken);
        var (before, after) = (Judge(reference, shared, prompts), Judge(context.Pictures, shared, prompts));
        return new TaskResult(Name, $"From the reference set to this one: {labelling.Field}", $"generalisation_{labelling.Field}")
        {
            Counts = [new("images", after.Length), new("reference_images", before.Length), new("shared_classes", shared.Classes.Length)],
            Figures = [.. new SetComparison(before, after, _options.Trend, context.Bootstrap).Figures()],
            Notes = [_options.Trend is { } trend
                ? $"Effective robustness is what the model reaches above a line between log odds that was fitted to {trend.Models} other models."
                : "Without accuracies of other models on both sets only the change is known: harder pictures cost every model accuracy."],
        };
    }

    private static FloatTensor Prompts(EvaluationContext context, Labelling labelling, CancellationToken cancellationToken) =>
        PromptEnsemble.Average(ZeroShotTask.Prompts(context, labelling, cancellationToken), labelling.Templates.Length);

    private static ImmutableArray<double> Judge(EmbeddedPictures pictures, Labelling shared, FloatTensor prompts)
    {
        var own = Labelling.Of(pictures, shared.Field, shared.Classes);
        return [.. own.Rows.Zip(own.Labels, (row, label) => Similarity.MostSimilar(pictures.Images[row], prompts) == label ? 1d : 0)];
    }

    private async Task<IEnumerable<TaskResult>> CountConceptsAsync(
        EvaluationContext context, ImmutableArray<Labelling> labellings, CancellationToken cancellationToken)
    {
        var counters = labellings.Select(static labelling => new ConceptCounter(labelling.Classes.Select(static name => name.Text))).ToArray();
        await foreach (var sample in new WebDataset(_options.TrainingShards).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (sample.TryGetCaption(out var caption))
            {
                Array.ForEach(counters, counter => counter.Add(caption));
            }
        }

        return labellings.Select((labelling, number) => ReportConcepts(context, labelling, counters[number].Counts, cancellationToken));
    }

    private TaskResult ReportConcepts(EvaluationContext context, Labelling labelling, ImmutableArray<int> counts, CancellationToken cancellationToken)
    {
        var hits = Judge(context.Pictures, labelling, Prompts(context, labelling, cancellationToken));
        var report = new ConceptReport(hits, [.. labelling.Labels.Select(label => counts[label])], context.Bootstrap);
        return new TaskResult(Name, $"Concepts seen and unseen: {labelling.Field}", $"concepts_{labelling.Field}")
        {
            Counts = [new("images", hits.Length), new("classes", counts.Length), new("unseen_classes", counts.Count(static count => count == 0))],
            Figures = [.. report.Figures()],
            Tables = [report.Table()],
            Notes = ["A class counts as seen where its whole name occurs in a training caption. It may have been seen under another name, and rare classes may be harder for other reasons too."],
        };
    }

    private async Task<TaskResult> FindDuplicatesAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        var progress = new DedupStage(context);
        var (found, training) = await DuplicateCheck.RunAsync(context.Pictures, _options.TrainingShards, progress, cancellationToken).ConfigureAwait(false);
        var rows = found.Select(static duplicate => duplicate.Row).ToHashSet();
        var isDuplicate = Observations.Single(Enumerable.Range(0, context.Samples.Length).Select(row => rows.Contains(row) ? 1d : 0));
        return new TaskResult(Name, "Test pictures near training pictures", "train_duplicates")
        {
            Counts = [new("images", context.Samples.Length), new("training_images", training), new("duplicates", found.Length)],
            Figures = [Figure.Share("duplicates_share", "Test pictures with a near-duplicate", isDuplicate, context.Bootstrap)],
            Galleries = found.IsEmpty ? [] : [new Gallery("Nearest first", [.. found.OrderBy(static own => own.Bits).Take(MostExamples).Select(own => Show(context, own))])],
            Notes = [$"Perceptual hashes of at most {DedupRequest.DefaultHashDistance} different bits whose colours agree. Plain drawings look alike without being copies: look at the pictures before calling them leaks."],
        };
    }

    private static Example Show(EvaluationContext context, NearDuplicate duplicate) => new(
        context.Samples[duplicate.Row].Key, "no copy in training", duplicate.Key, $"{duplicate.Bits} bits, {Path.GetFileName(duplicate.Shard)}");

    private sealed class DedupStage(EvaluationContext context) : IProgress<DedupProgress>
    {
        public void Report(DedupProgress value) => context.Report(value.Task, value.Done, value.Total);
    }
}
