using AlignSharp.Data.Shards;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Runs;

/// <summary>Where a run is, beside its weights and the optimiser's state: all chance follows from the seed and these places. Immutable.</summary>
/// <param name="Step">Steps made.</param>
/// <param name="Position">The place in the data; null at the start.</param>
/// <param name="Best">The best measurement so far; null before the first.</param>
/// <param name="MeasuredStep">The step of the last measurement; 0 before the first.</param>
internal sealed record RunState(long Step, ShardPosition? Position, Measurement? Best, long MeasuredStep)
{
    public static RunState Start { get; } = new(0, null, null, 0);

    /// <summary>Whether the step is one to measure at and has not been measured; a run may have been stopped while it measured.</summary>
    public bool OwesMeasurement(TrainingSettings settings) =>
        Step > MeasuredStep && (Step == settings.Steps || Step % settings.Evaluation.EverySteps == 0);
}
