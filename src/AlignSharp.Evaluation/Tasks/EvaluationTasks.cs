using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>The tasks there are, in the order in which they are run and reported.</summary>
public static class EvaluationTasks
{
    /// <summary>All of them.</summary>
    public static ImmutableArray<IEvaluationTask> All { get; } =
    [
        new RetrievalTask(),
        new ZeroShotTask(),
        new NeighboursTask(),
        new LinearProbeTask(),
        new CalibrationTask(),
    ];

    /// <summary>Those with the names given, in the usual order; all where no name is given.</summary>
    /// <param name="names">Names of tasks.</param>
    /// <exception cref="EvaluationException">There is no task of that name.</exception>
    public static ImmutableArray<IEvaluationTask> Find(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var unknown = names.FirstOrDefault(static name => All.All(task => task.Name != name));
        return unknown is null
            ? names.Count == 0 ? All : [.. All.Where(task => names.Contains(task.Name))]
            : throw new EvaluationException($"There is no task {unknown}; expected {string.Join(", ", All.Select(static task => task.Name))}.");
    }
}
