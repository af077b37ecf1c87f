using AlignSharp.Checkpoints;
using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Cards;

/// <summary>Which of a run's models a card is about. Immutable.</summary>
/// <param name="Step">The step after which it was saved.</param>
/// <param name="Measurement">Its figures on held-out pairs; null where it was not measured.</param>
internal sealed record RunModel(long Step, Measurement? Measurement)
{
    /// <exception cref="TrainingException">The model is neither the run's finished nor its best one.</exception>
    public static async Task<RunModel> FindAsync(
        RunFolder run, TrainingSettings settings, IReadOnlyList<LogEntry> log, string folder, string hash, CancellationToken cancellationToken)
    {
        var measurements = log.Select(static entry => entry.Measurement).OfType<Measurement>().ToList();
        if (folder == run.Model || hash == await HashAsync(run.Model, cancellationToken).ConfigureAwait(false))
        {
            return new RunModel(LastStep(run, settings, log), measurements.LastOrDefault());
        }

        return hash == await HashAsync(run.Best, cancellationToken).ConfigureAwait(false) && measurements.MaxBy(static measured => measured.Score) is { } best
            ? new RunModel(best.Step, best)
            : throw new TrainingException(
                $"{folder} holds a model with the hash {hash}; expected a copy of {run.Model} or {run.Best}, for a run's card is about its own model.");
    }

    private static long LastStep(RunFolder run, TrainingSettings settings, IReadOnlyList<LogEntry> log)
    {
        var last = log.Select(static entry => entry.Step).DefaultIfEmpty().Max();
        return last >= settings.Steps
            ? last
            : throw new TrainingException(
                $"{run.Path} is at step {last} of {settings.Steps}; expected a finished run, for its settings are no longer those of the model in {run.Model}.");
    }

    private static async Task<string?> HashAsync(string folder, CancellationToken cancellationToken) =>
        Directory.Exists(folder) ? await ModelIdentity.HashAsync(folder, cancellationToken).ConfigureAwait(false) : null;
}
