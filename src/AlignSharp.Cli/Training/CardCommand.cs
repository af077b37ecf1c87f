using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Training.Cards;

namespace AlignSharp.Cli.Training;

/// <summary><c>align train card RUN</c>: writes the card of a run's model anew.</summary>
internal sealed class CardCommand : Command
{
    private readonly Argument<string> _run = new("RUN") { Description = "The run's folder." };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "The folder of the model that the card is about (default: the run's finished model).",
        HelpName = "FOLDER",
    };

    private readonly Option<string[]> _evaluations = new("--evaluation")
    {
        Description = "A results.json that 'align eval' wrote for this model; may be repeated.",
        HelpName = "FILE",
    };

    private readonly SetOption _set = new();

    public CardCommand(Terminal terminal)
        : base("card", "Write the model card of a run anew, with figures measured since.")
    {
        Add(_run);
        Add(_output);
        Add(_evaluations);
        Add(_set);
        SetAction((parsed, cancellationToken) => WriteAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> WriteAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var options = new ModelCardOptions
        {
            Folder = parsed.GetValue(_output),
            Evaluations = [.. parsed.GetValue(_evaluations) ?? []],
            Overrides = [.. parsed.GetValue(_set) ?? []],
        };
        var card = await ModelCard.WriteAsync(parsed.GetRequiredValue(_run), options, cancellationToken);
        terminal.Note($"The card is in {card}.");
        return ExitCode.Success;
    }
}
