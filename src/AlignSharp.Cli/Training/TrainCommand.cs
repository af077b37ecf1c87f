using System.CommandLine;
using System.CommandLine.Parsing;
using AlignSharp.Cli.Hosting;
using AlignSharp.Training;
using AlignSharp.Training.Settings;

namespace AlignSharp.Cli.Training;

/// <summary><c>align train CONFIG --run FOLDER</c>: trains a model, or goes on with a run.</summary>
internal sealed class TrainCommand : Command
{
    private readonly Argument<string?> _settings = new("CONFIG")
    {
        Description = "A JSON file with the settings of a new run.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly RunOption _run = new();
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on with the run in the folder." };

    private readonly SetOption _set = new();

    public TrainCommand(Terminal terminal)
        : base("train", "Train a model on shards of pictures with captions.")
    {
        Add(_settings);
        Add(_run);
        Add(_resume);
        Add(_set);
        Add(new PlotCommand(terminal));
        Add(new CardCommand(terminal));
        Validators.Add(result =>
        {
            if (!result.Children.OfType<CommandResult>().Any() && (result.GetValue(_settings) is null) != result.GetValue(_resume))
            {
                result.AddError("Expected either CONFIG for a new run or --resume for one that was begun.");
            }
        });
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        using var trainer = CreateTrainer(parsed);
        return await TrainingRun.FinishAsync(trainer, parsed.GetRequiredValue(_run), terminal, cancellationToken);
    }

    private Trainer CreateTrainer(ParseResult parsed)
    {
        var (run, overrides) = (parsed.GetRequiredValue(_run), parsed.GetValue(_set) ?? []);
        return parsed.GetValue(_settings) is { } path
            ? Trainer.Start(SettingsFile.Load(path, overrides), run)
            : Trainer.Resume(run, overrides);
    }
}
