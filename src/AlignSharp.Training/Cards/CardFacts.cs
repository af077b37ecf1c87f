using System.Collections.Immutable;
using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;
using AlignSharp.Training.Surveys;

namespace AlignSharp.Training.Cards;

/// <summary>All that a card is filled from. Immutable.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Settings">The run's settings.</param>
/// <param name="Model">What the model's files say.</param>
/// <param name="Made">Which of the run's models it is.</param>
/// <param name="Data">What the run read.</param>
/// <param name="Log">What the run logged.</param>
/// <param name="Evaluations">What was measured afterwards.</param>
/// <param name="HasAttribution">Whether ATTRIBUTION.md stands beside the card.</param>
internal sealed record CardFacts(
    string Name,
    TrainingSettings Settings,
    ModelFacts Model,
    RunModel Made,
    DataSurvey Data,
    IReadOnlyList<LogEntry> Log,
    ImmutableArray<EvaluationFigures> Evaluations,
    bool HasAttribution)
{
    /// <summary>Lines of the log from before the model was made.</summary>
    public IEnumerable<LogEntry> MadeBy => Log.Where(entry => entry.Step <= Made.Step);

    /// <summary>What the run was resumed with before the model was made.</summary>
    public IEnumerable<(long Step, SettingChange Change)> Changes => Log
        .Where(entry => entry.Step < Made.Step)
        .SelectMany(static entry => entry.Changes ?? [], static (entry, change) => (entry.Step, change));

    public SeenPairs Seen => new(Log, Settings.BatchSize);

    public long PairsSeen => Seen.After(Made.Step);

    public IEnumerable<Measurement> Measurements => Log.Select(static entry => entry.Measurement).OfType<Measurement>();

    /// <summary>The last part of a path: a card names no folders of the machine it was trained on.</summary>
    public static string Short(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) is { Length: > 0 } name ? name : path;
}
