using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>One kind of measurement. Stateless; one instance serves any number of splits.</summary>
public interface IEvaluationTask
{
    /// <summary>Its name on the command line and in results: "retrieval".</summary>
    string Name { get; }

    /// <summary>What it measures, in a few words.</summary>
    string Description { get; }

    /// <summary>Whether the split does not matter, because the task brings its own pictures: it is run once, with the first split.</summary>
    bool MeasuresModelAlone => false;

    /// <summary>What a split needs that this one lacks, in a sentence; nothing where the task can run.</summary>
    /// <param name="context">The split.</param>
    string? FindLack(EvaluationContext context);

    /// <summary>Measures one split that lacks nothing.</summary>
    /// <param name="context">The split, its embeddings and the model.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>One or more results, in the order in which they are reported.</returns>
    ValueTask<ImmutableArray<TaskResult>> RunAsync(EvaluationContext context, CancellationToken cancellationToken);
}
