using System.Collections.Immutable;
using AlignSharp.Evaluation.Bias;
using AlignSharp.Evaluation.Generalisation;
using AlignSharp.Evaluation.Limits;
using AlignSharp.Evaluation.Robustness;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>The tasks there are, in the order in which they are run and reported.</summary>
public static class EvaluationTasks
{
    /// <summary>All of them. A run leaves out, and says so, what its data cannot tell.</summary>
    public static ImmutableArray<IEvaluationTask> All { get; } =
    [
        new RetrievalTask(),
        new ZeroShotTask(),
        new NeighboursTask(),
        new LinearProbeTask(),
        new CalibrationTask(),
        new RobustnessTask(),
        new GeneralisationTask(),
        new BiasTask(),
        new LimitsTask(),
        new ProbeTask(),
    ];

    /// <summary>Those with the names given, in the usual order; all where no name is given, or for "all".</summary>
    /// <param name="names">Names of tasks.</param>
    /// <exception cref="EvaluationException">There is no task of that name.</exception>
    public static ImmutableArray<IEvaluationTask> Find(IReadOnlyCollection<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        var unknown = names.FirstOrDefault(static name => name != "all" && All.All(task => task.Name != name));
        return unknown is not null
            ? throw new EvaluationException($"There is no task {unknown}; expected all or some of {string.Join(", ", All.Select(static task => task.Name))}.")
            : names.Count == 0 ? All : [.. All.Where(task => names.Contains("all") || names.Contains(task.Name))];
    }
}
