using System.Collections.Immutable;
using AlignSharp.Evaluation.Embeddings;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Tasks;
using AlignSharp.Inference;

namespace AlignSharp.Evaluation;

/// <summary>
/// Measures a model on a set: reads the set, embeds its pictures and texts, and runs the tasks on each split. Embeddings are
/// kept by the hashes of model and set, so that a stopped or repeated run does not compute them again. Not thread-safe; it
/// does not own the model.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="folder">The folder it was loaded from, by whose files it is known again.</param>
/// <param name="options">What is measured, and how.</param>
public sealed class Evaluator(AlignModel model, string folder, EvaluationOptions? options = null)
{
    private readonly EvaluationOptions _options = options ?? new EvaluationOptions();

    /// <summary>Runs the tasks.</summary>
    /// <param name="set">What to measure on.</param>
    /// <param name="progress">Told how far the run is.</param>
    /// <param name="cancellationToken">Stops the run; embeddings that were computed stay in the cache.</param>
    /// <exception cref="AlignException">The set is empty or not as its layout says, or no picture of it can be read.</exception>
    public async Task<EvaluationResult> RunAsync(
        IEvaluationSet set, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        var modelHash = await ModelIdentity.HashAsync(folder, cancellationToken).ConfigureAwait(false);
        var index = await SetIndex.ReadAsync(set, new StageProgress(progress, "Reading the set", null), cancellationToken).ConfigureAwait(false);
        var cache = Path.Combine(_options.CacheFolder ?? Path.Combine(GraphCache.DefaultFolder, "evaluation"), modelHash[..32]);
        var images = await new ImageEmbedder(model, Path.Combine(cache, index.Hash)).RunAsync(
            set, index.Samples.Length, new StageProgress(progress, "Embedding pictures", index.Samples.Length), cancellationToken).ConfigureAwait(false);
        var texts = new TextEmbedder(model, cache);
        ImmutableArray<SplitResult> splits = [.. Contexts(set, index, images, texts).Select(context => RunSplit(context, progress, cancellationToken))];
        return new EvaluationResult(
            new Provenance(folder, modelHash, model.Temperature, set.Name, index.Hash, index.Samples.Length, _options.Seed, _options.Resamples),
            splits,
            [.. index.Samples.Zip(images.Reasons, static (facts, reason) => new SkippedSample(facts.Key, reason)).Where(static sample => sample.Reason.Length > 0)]);
    }

    private IEnumerable<EvaluationContext> Contexts(IEvaluationSet set, SetIndex index, EmbeddingChunk images, TextEmbedder texts)
    {
        var normalized = images.Features.Normalized();
        var usable = Enumerable.Range(0, index.Samples.Length).Where(row => images.Reasons[row].Length == 0).ToList();
        if (usable.Count == 0)
        {
            throw new EvaluationException($"None of the {index.Samples.Length} pictures of {set.Name} can be read; the first: {images.Reasons[0]}");
        }

        foreach (var rows in usable.GroupBy(row => index.Samples[row].Split).Select(static rows => rows.ToArray()))
        {
            var part = new FloatTensor(rows.Length, model.EmbeddingSize);
            for (var row = 0; row < rows.Length; row++)
            {
                normalized[rows[row]].CopyTo(part[row]);
            }

            yield return new EvaluationContext(model, set, [.. rows.Select(row => index.Samples[row])], part, texts, _options);
        }
    }

    private SplitResult RunSplit(EvaluationContext context, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken)
    {
        var results = ImmutableArray.CreateBuilder<TaskResult>();
        var omitted = ImmutableArray.CreateBuilder<string>();
        for (var number = 0; number < _options.Tasks.Length; number++)
        {
            var task = _options.Tasks[number];
            progress?.Report(new EvaluationProgress($"{context.Split}: {task.Name}", number, _options.Tasks.Length));
            cancellationToken.ThrowIfCancellationRequested();
            if (task.FindLack(context) is { } lack)
            {
                omitted.Add(lack);
            }
            else
            {
                results.AddRange(task.Run(context, cancellationToken));
            }
        }

        return new SplitResult(context.Split, results.ToImmutable(), omitted.ToImmutable());
    }
}
