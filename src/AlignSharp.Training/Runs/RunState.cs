using AlignSharp.Data.Shards;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Runs;

/// <summary>Where a run is, beside its weights and the optimiser's state: all chance follows from the seed and these places. Immutable.</summary>
/// <param name="Step">Steps made.</param>
/// <param name="Position">The place in the data; null at the start.</param>
/// <param name="Best">The best measurement so far; null before the first.</param>
/// <param name="MeasuredStep">The step of the last measurement; before the first 0, or -1 where step 0 is to be measured.</param>
internal sealed record RunState(long Step, ShardPosition? Position, Measurement? Best, long MeasuredStep)
{
    /// <summary>The start of a run. One that begins with a trained model is measured before its first step, to compare with.</summary>
    public static RunState Begin(TrainingSettings settings) => new(0, null, null, settings.Model.Start is null ? 0 : -1);

    /// <summary>
    /// A line of the log as it holds at this place; null for one that was written after it. Changed settings stay changed: from here
    /// on, or as those of the whole run where no step is left.
    /// </summary>
    public LogEntry? Keep(LogEntry entry) => entry switch
    {
        { Changes: not null } => Step > 0 ? entry with { Step = Math.Min(entry.Step, Step) } : null,
        { Measurement: not null } => entry.Step <= MeasuredStep ? entry : null,
        _ => entry.Step <= Step ? entry : null,
    };

    /// <summary>Whether the step is one to measure at and has not been measured; a run may have been stopped while it measured.</summary>
    public bool OwesMeasurement(TrainingSettings settings) =>
        Step > MeasuredStep && (Step == settings.Steps || Step % settings.Evaluation.EverySteps == 0);
}
