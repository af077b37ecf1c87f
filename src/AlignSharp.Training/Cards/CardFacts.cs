using System.Collections.Immutable;
using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;
using AlignSharp.Training.Surveys;

namespace AlignSharp.Training.Cards;

/// <summary>All that a card is filled from. Immutable.</summary>
/// <param name="Name">The model's name.</param>
/// <param name="Settings">The run's settings.</param>
/// <param name="Model">What the model's files say.</param>
/// <param name="Data">What the run read.</param>
/// <param name="Log">What the run logged.</param>
/// <param name="Evaluations">What was measured afterwards.</param>
/// <param name="HasAttribution">Whether ATTRIBUTION.md stands beside the card.</param>
internal sealed record CardFacts(
    string Name,
    TrainingSettings Settings,
    ModelFacts Model,
    DataSurvey Data,
    IReadOnlyList<LogEntry> Log,
    ImmutableArray<EvaluationFigures> Evaluations,
    bool HasAttribution)
{
    public long PairsSeen => Settings.Steps * Settings.BatchSize;

    public IEnumerable<Measurement> Measurements => Log.Select(static entry => entry.Measurement).OfType<Measurement>();

    /// <summary>The measurement of the finished model; null where nothing was held out.</summary>
    public Measurement? Last => Measurements.LastOrDefault();

    /// <summary>The last part of a path: a card names no folders of the machine it was trained on.</summary>
    public static string Short(string path) => Path.GetFileName(Path.TrimEndingDirectorySeparator(path)) is { Length: > 0 } name ? name : path;
}
