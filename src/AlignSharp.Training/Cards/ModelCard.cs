using System.Collections.Immutable;
using System.Text;
using AlignSharp.IO;
using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;
using AlignSharp.Training.Surveys;

namespace AlignSharp.Training.Cards;

/// <summary>Writes the card of a finished model in the hub's shape, filled from its run: data and hashes, licences, settings, figures.</summary>
public static class ModelCard
{
    /// <summary>The card.</summary>
    public const string FileName = "MODEL_CARD.md";

    /// <summary>The works that the model was made from.</summary>
    public const string AttributionFileName = "ATTRIBUTION.md";

    /// <summary>Writes the card, and ATTRIBUTION.md where the works are known, into a model's folder; both whole or not at all.</summary>
    /// <param name="runFolder">The run that made the model.</param>
    /// <param name="options">Where to, and what has been measured since.</param>
    /// <param name="cancellationToken">Stops the reading of shards and model.</param>
    /// <returns>The card's path.</returns>
    /// <exception cref="AlignException">
    /// The folder holds no run or no finished model, the model or the figures are another's, or a setting that the run has had would be replaced.
    /// </exception>
    public static Task<string> WriteAsync(string runFolder, ModelCardOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new ModelCardOptions();
        RequireCardSettings(options.Overrides);
        var run = RunFolder.Open(runFolder);
        return WriteAsync(run, SettingsFile.Load(run.Settings, options.Overrides), options, cancellationToken);
    }

    internal static async Task<string> WriteAsync(
        RunFolder run, TrainingSettings settings, ModelCardOptions options, CancellationToken cancellationToken)
    {
        var folder = options.Folder ?? run.Model;
        var model = await ModelFacts.ReadAsync(folder, cancellationToken).ConfigureAwait(false);
        var log = RunLog.Read(run.Path);
        var made = await RunModel.FindAsync(run, settings, log, folder, model.Hash, cancellationToken).ConfigureAwait(false);
        var data = await DataSurveyor.ReadAsync(settings, run, cancellationToken).ConfigureAwait(false);
        var name = settings.Card.Name ?? CardFacts.Short(run.Path);
        var attribution = AttributionText.Of(name, settings, data);
        var evaluations = options.Evaluations.Select(path => ReadFigures(path, model)).ToImmutableArray();
        var facts = new CardFacts(name, settings, model, made, data, log, evaluations, attribution is not null);
        if (attribution is not null)
        {
            Write(folder, AttributionFileName, attribution);
        }

        return Write(folder, FileName, Text(facts));
    }

    // All else the run has had, and cannot have had otherwise.
    private static void RequireCardSettings(ImmutableArray<string> overrides)
    {
        if (overrides.Select(SettingOverride.Parse).FirstOrDefault(static item => item.Keys[0] != "card") is { } other)
        {
            throw new TrainingException($"The setting {string.Join('.', other.Keys)} is the run's and cannot be replaced in its card; expected one of card.");
        }
    }

    private static string Text(CardFacts facts)
    {
        var text = new MarkdownText();
        text.Paragraph(CardHead.Of(facts).TrimEnd());
        IntroductionSection.Write(text, facts);
        DataSection.Write(text, facts);
        TrainingSection.Write(text, facts);
        FiguresSection.Write(text, facts);
        LimitsSection.Write(text, facts);
        return text.ToString();
    }

    private static EvaluationFigures ReadFigures(string path, ModelFacts model)
    {
        var figures = EvaluationFigures.Read(path);
        return figures.ModelHash == model.Hash
            ? figures
            : throw new TrainingException(
                $"{path} measured a model with the hash {figures.ModelHash}; expected {model.Hash}, the model that the card is about.");
    }

    private static string Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
        AtomicFile.WriteAllBytes(path, Encoding.UTF8.GetBytes(text));
        return path;
    }
}
