using System.Collections.Immutable;
using AlignSharp.Data.Shards;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Generalisation;

/// <summary>How often the names of classes occur in training captions, and how accuracy goes with that.</summary>
internal static class ConceptCensus
{
    /// <param name="context">The measured split.</param>
    /// <param name="labellings">Its labels, by field.</param>
    /// <param name="training">The training shards.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <returns>A result for each field.</returns>
    public static async Task<IEnumerable<TaskResult>> TakeAsync(
        EvaluationContext context, ImmutableArray<Labelling> labellings, ImmutableArray<string> training, CancellationToken cancellationToken)
    {
        var counters = labellings.Select(static labelling => new ConceptCounter(labelling.Classes.Select(static name => name.Text))).ToArray();
        var captions = 0;
        await foreach (var sample in new WebDataset(training).ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (sample.TryGetCaption(out var caption))
            {
                Array.ForEach(counters, counter => counter.Add(caption));
                captions++;
            }
        }

        return labellings.Select((labelling, number) => Report(context, labelling, counters[number].Counts, captions, cancellationToken));
    }

    private static TaskResult Report(
        EvaluationContext context, Labelling labelling, ImmutableArray<int> counts, int captions, CancellationToken cancellationToken)
    {
        var hits = ZeroShotHits.Of(context, labelling, cancellationToken).On(context.Pictures);
        var report = new ConceptReport(hits, [.. labelling.Labels.Select(label => counts[label])], context.Bootstrap);
        return new TaskResult(GeneralisationTask.TaskName, $"Concepts seen and unseen: {labelling.Field}", $"concepts_{labelling.Field}")
        {
            Counts = [new("images", hits.Length), new("classes", counts.Length), new("unseen_classes", counts.Count(static count => count == 0)), new("training_captions", captions)],
            Figures = [.. report.Figures()],
            Headlines = ["acc1_seen", "acc1_unseen", "unseen_gap"],
            Tables = [report.Table()],
            Notes = ["A class counts as seen where its whole name occurs in a training caption. It may have been seen under another name, and rare classes may be harder for other reasons too."],
        };
    }
}
