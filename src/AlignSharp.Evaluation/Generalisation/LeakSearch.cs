using System.Collections.Immutable;
using AlignSharp.Data.Deduplication;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Generalisation;

/// <summary>The share of test pictures that look like training pictures, with a gallery of them.</summary>
internal static class LeakSearch
{
    private const int MostExamples = 12;

    /// <param name="context">The measured split.</param>
    /// <param name="training">The training shards.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static async Task<TaskResult> RunAsync(EvaluationContext context, ImmutableArray<string> training, CancellationToken cancellationToken)
    {
        var (found, pictures) = await DuplicateCheck.RunAsync(context.Pictures, training, new Stage(context), cancellationToken).ConfigureAwait(false);
        var rows = found.Select(static duplicate => duplicate.Row).ToHashSet();
        var isDuplicate = Observations.Single(Enumerable.Range(0, context.Samples.Length).Select(row => rows.Contains(row) ? 1d : 0));
        return new TaskResult(GeneralisationTask.TaskName, "Test pictures near training pictures", "train_duplicates")
        {
            Counts = [new("images", context.Samples.Length), new("training_images", pictures), new("duplicates", found.Length)],
            Figures = [Figure.Share("duplicates_share", "Test pictures with a near-duplicate", isDuplicate, context.Bootstrap)],
            Galleries = found.IsEmpty ? [] : [new Gallery("Nearest first", [.. found.OrderBy(static own => own.Bits).Take(MostExamples).Select(own => Show(context, own))])],
            Notes = [$"Perceptual hashes of at most {DedupRequest.DefaultHashDistance} different bits whose colours agree. Plain drawings look alike without being copies: look at the pictures before calling them leaks."],
        };
    }

    private static Example Show(EvaluationContext context, NearDuplicate duplicate) => new(
        context.Samples[duplicate.Row].Key, "no copy in training", duplicate.Key, $"{duplicate.Bits} bits, {Path.GetFileName(duplicate.Shard)}");

    private sealed class Stage(EvaluationContext context) : IProgress<DedupProgress>
    {
        public void Report(DedupProgress value) => context.Report(value.Task, value.Done, value.Total);
    }
}
