using System.CommandLine;
using System.Globalization;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Hub;
using AlignSharp.Training;
using AlignSharp.Training.FineTuning;
using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;

namespace AlignSharp.Cli.Training;

/// <summary><c>align finetune MODEL DATA --run FOLDER</c>: trains a trained model further on a small set of pairs.</summary>
internal sealed class FinetuneCommand : Command
{
    private readonly ModelArgument _model = new(isRequired: true);

    private readonly Argument<string[]> _data = new("DATA")
    {
        Description = "Shards of pictures with captions; 'align data pack' makes them from a folder.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly RunOption _run = new();
    private readonly FinetuneChoices _choices = new();
    private readonly SetOption _set = new();

    public FinetuneCommand(Terminal terminal)
        : base("finetune", "Train a model further on a small set of pictures with captions.")
    {
        Add(_model);
        Add(_data);
        Add(_run);
        _choices.AddTo(this);
        Add(_set);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var run = parsed.GetRequiredValue(_run);
        using var trainer = Trainer.Start(await SettingsAsync(parsed, terminal, cancellationToken), run);
        var code = await TrainingRun.FinishAsync(trainer, run, terminal, cancellationToken);
        if (code == ExitCode.Success)
        {
            TellWhatItDid(run, terminal);
        }

        return code;
    }

    private async Task<TrainingSettings> SettingsAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var folder = _model.FindFolder(parsed, terminal);
        var settings = await FineTunePlan.MakeAsync(_choices.Read(parsed, folder, parsed.GetRequiredValue(_data)), cancellationToken);
        if (parsed.GetValue(_model) is { } name && !Directory.Exists(name) && HubClient.IsRepositoryName(name))
        {
            settings = settings with { Card = settings.Card with { BaseModel = name } };
        }

        if (settings.Data.HoldOut is null && settings.Evaluation.Shards.IsEmpty)
        {
            terminal.Warn("Nothing is held out, so nothing is measured; name a field with --hold-out, or shards with --evaluation.");
        }

        return SettingsFile.Replace(settings, parsed.GetValue(_set) ?? []);
    }

    private static void TellWhatItDid(string run, Terminal terminal)
    {
        if (RunLog.Read(run).Select(static entry => entry.Measurement).OfType<Measurement>().ToList() is [{ Step: 0 } before, .., var after])
        {
            terminal.Note(string.Create(
                CultureInfo.InvariantCulture,
                $"Held-out R@1, image to text: {before.ImageToTextR1:F1} before, {after.ImageToTextR1:F1} now; text to image: {before.TextToImageR1:F1} before, {after.TextToImageR1:F1} now."));
        }
    }
}
