using System.Collections.Immutable;
using AlignSharp.Checkpoints;
using AlignSharp.Evaluation.Embeddings;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Tasks;
using AlignSharp.Inference;

namespace AlignSharp.Evaluation;

/// <summary>
/// Measures a model on a set: reads the set, embeds its pictures and texts, and runs the tasks on each split. Embeddings are
/// kept by the hashes of model and set, the precision and the library's version, so that a stopped or repeated run does not compute them again. Pictures and texts are
/// embedded on all cores at once, so a model that was loaded with one thread is quickest. Not thread-safe; it does not own
/// the model.
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
        var cache = Path.Combine(_options.CacheFolder ?? Path.Combine(GraphCache.DefaultFolder, "evaluation"), $"{modelHash[..32]}-{model.Precision}-{typeof(AlignModel).Assembly.GetName().Version}");
        var embedder = new SetEmbedder(model, cache, progress);
        var clock = new StageClock();
        var measured = await embedder.EmbedAsync(set, cancellationToken).ConfigureAwait(false);
        var train = await EmbedBesideAsync(embedder, _options.Train, cancellationToken).ConfigureAwait(false);
        var reference = await EmbedBesideAsync(embedder, _options.Reference, cancellationToken).ConfigureAwait(false);
        clock.Stop("embedding");
        var texts = new TextEmbedder(model, cache);
        var splits = ImmutableArray.CreateBuilder<SplitResult>();
        foreach (var part in measured.Pictures.BySplit())
        {
            var context = new EvaluationContext(model, part, embedder, texts, _options, progress) { Train = train?.Pictures, Reference = reference?.Pictures };
            var tasks = splits.Count == 0 ? _options.Tasks : [.. _options.Tasks.Where(static task => !task.MeasuresModelAlone)];
            splits.Add(await RunSplitAsync(context, tasks, clock, progress, cancellationToken).ConfigureAwait(false));
        }

        return new EvaluationResult(
            Describe(modelHash, measured.Identity) with { Train = train?.Identity, Reference = reference?.Identity },
            splits.ToImmutable(),
            [.. measured.Skipped, .. train?.SkippedBeside ?? [], .. reference?.SkippedBeside ?? []])
        {
            Times = clock.Times,
        };
    }

    private static async Task<EmbeddedSet?> EmbedBesideAsync(SetEmbedder embedder, IEvaluationSet? set, CancellationToken cancellationToken) =>
        set is null ? null : await embedder.EmbedAsync(set, cancellationToken).ConfigureAwait(false);

    private Provenance Describe(string modelHash, DataIdentity data) =>
        new(folder, modelHash, model.Temperature, data, _options.Seed, _options.Resamples)
        {
            Tasks = [.. _options.Tasks.Select(static task => task.Name)],
            Templates = [.. _options.Templates.Select(static template => template.Text)],
        };

    private static async Task<SplitResult> RunSplitAsync(
        EvaluationContext context, ImmutableArray<IEvaluationTask> tasks, StageClock clock, IProgress<EvaluationProgress>? progress, CancellationToken cancellationToken)
    {
        var results = ImmutableArray.CreateBuilder<TaskResult>();
        var omitted = ImmutableArray.CreateBuilder<string>();
        for (var number = 0; number < tasks.Length; number++)
        {
            var task = tasks[number];
            progress?.Report(new EvaluationProgress($"{context.Split}: {task.Name}", number, tasks.Length));
            cancellationToken.ThrowIfCancellationRequested();
            if (task.FindLack(context) is { } lack)
            {
                omitted.Add(lack);
            }
            else
            {
                results.AddRange(await task.RunAsync(context, cancellationToken).ConfigureAwait(false));
            }

            clock.Stop(task.Name);
        }

        return new SplitResult(context.Split, results.ToImmutable(), omitted.ToImmutable());
    }
}
