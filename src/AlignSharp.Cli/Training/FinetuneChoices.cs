using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;
using AlignSharp.Cli.Options;
using AlignSharp.Training.FineTuning;
using AlignSharp.Training.Settings;

namespace AlignSharp.Cli.Training;

/// <summary>The few things that a person decides of a fine-tuning.</summary>
internal sealed class FinetuneChoices
{
    private static readonly FineTuneOptions Defaults = new() { Model = "", Data = [] };

    private readonly Option<int> _epochs = Number("--epochs", "How often each pair is seen.", Defaults.Epochs, 1);
    private readonly Option<int> _batchSize = Number("--batch-size", "The most pairs in a step.", Defaults.BatchSize, 2);

    private readonly Option<double> _rate = new("--learning-rate")
    {
        Description = "The learning rate after the warm-up.",
        HelpName = "R",
        DefaultValueFactory = static _ => Defaults.LearningRate,
    };

    private readonly Option<string?> _holdOut = new("--hold-out")
    {
        Description = "What is kept to measure on: a field of the samples' JSON with a share of its values (concept=0.1), or one value (artist=miller). "
            + "Default: a tenth of the pictures.",
        HelpName = "FIELD=PART",
    };

    private readonly Option<string[]> _evaluation = new("--evaluation") { Description = "Shards to measure on instead; may be repeated.", HelpName = "SHARDS" };

    public FinetuneChoices() => _holdOut.Validators.Add(static result =>
    {
        if (result.Tokens is [var token] && token.Value.IndexOf('=', StringComparison.Ordinal) is var place && (place < 1 || place == token.Value.Length - 1))
        {
            result.AddError($"--hold-out is {token.Value}; expected a field with a share or a value, as concept=0.1.");
        }
    });

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_epochs, _batchSize, _rate, _holdOut, _evaluation])
        {
            command.Add(option);
        }
    }

    public FineTuneOptions Read(ParseResult parsed, string model, string[] data) => new()
    {
        Model = model,
        Data = [.. data],
        Epochs = parsed.GetValue(_epochs),
        BatchSize = parsed.GetValue(_batchSize),
        LearningRate = parsed.GetValue(_rate),
        HoldOut = parsed.GetValue(_holdOut) is { } part ? Part(part) : null,
        Evaluation = [.. parsed.GetValue(_evaluation) ?? []],
    };

    private static HoldOutSettings Part(string text)
    {
        var place = text.IndexOf('=', StringComparison.Ordinal);
        var (field, part) = (text[..place], text[(place + 1)..]);
        return double.TryParse(part, CultureInfo.InvariantCulture, out var share) && share is > 0 and < 1
            ? new HoldOutSettings(field, share)
            : new HoldOutSettings(field, Values: [part]);
    }

    private static Option<T> Number<T>(string name, string description, T otherwise, T least)
        where T : struct, INumber<T>
    {
        var option = new Option<T>(name) { Description = description, HelpName = "N", DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.Number<T>() is { } given && given < least)
            {
                result.AddError($"{name} is {given}; expected at least {least}.");
            }
        });
        return option;
    }
}
