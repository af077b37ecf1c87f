using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>A task that is done once for each field of labels that a split has.</summary>
public abstract class LabelledTask : IEvaluationTask
{
    private protected LabelledTask()
    {
    }

    /// <inheritdoc/>
    public abstract string Name { get; }

    /// <inheritdoc/>
    public abstract string Description { get; }

    /// <inheritdoc/>
    public string? FindLack(EvaluationContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var fits = context.Set.Fields.Any(field => context.FindLabelling(field) is { } labelling && Fits(context, labelling));
        return fits ? null : $"The split {context.Split} has no field of labels that {Name} can use{Named(context)}; expected {Need}.";
    }

    /// <inheritdoc/>
    public ValueTask<ImmutableArray<TaskResult>> RunAsync(EvaluationContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ValueTask.FromResult<ImmutableArray<TaskResult>>([.. context.Set.Fields.Select(context.FindLabelling).OfType<Labelling>()
            .Where(labelling => Fits(context, labelling))
            .Select(labelling => Run(context, labelling, cancellationToken))]);
    }

    private static string Named(EvaluationContext context) => context.Set.Fields.IsEmpty ? "" : $" among {string.Join(", ", context.Set.Fields)}";

    private protected virtual string Need => "at least two classes";

    private protected virtual bool Fits(EvaluationContext context, Labelling labelling) => true;

    private protected abstract TaskResult Run(EvaluationContext context, Labelling labelling, CancellationToken cancellationToken);
}
