using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Generalisation;

/// <summary>
/// How far what was learned carries: to another set of the same classes, and to concepts that training captions never name;
/// and whether test pictures were among the training pictures.
/// </summary>
/// <param name="options">What the model learned from, and what other models do.</param>
public sealed class GeneralisationTask(GeneralisationOptions? options = null) : IEvaluationTask
{
    internal const string TaskName = "generalisation";
    private readonly GeneralisationOptions _options = options ?? new GeneralisationOptions();

    /// <inheritdoc/>
    public string Name => TaskName;

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
            results.AddRange(labellings.Select(labelling => ReferenceComparison.Find(context, reference, labelling, _options.Trend, cancellationToken)).OfType<TaskResult>());
        }

        if (!_options.TrainingShards.IsEmpty)
        {
            results.AddRange(await ConceptCensus.TakeAsync(context, labellings, _options.TrainingShards, cancellationToken).ConfigureAwait(false));
            results.Add(await LeakSearch.RunAsync(context, _options.TrainingShards, cancellationToken).ConfigureAwait(false));
        }

        return results.ToImmutable();
    }
}
