using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Evaluation;
using AlignSharp.Evaluation.Comparison;
using AlignSharp.Evaluation.Sets;
using AlignSharp.IO;

namespace AlignSharp.Cli.Evaluation;

/// <summary><c>align compare A B</c>: say whether two models differ, picture by picture.</summary>
internal sealed class CompareCommand : Command
{
    private const int Resamples = 10_000;
    private readonly Argument<string> _first = new("A") { Description = "A model, or the folder of an earlier run's results." };
    private readonly Argument<string> _second = new("B") { Description = "The model, or results, to compare with it." };
    private readonly SetOptions _set = new();
    private readonly TaskOptions _tasks = new();
    private readonly MeasureOptions _measure = new(Resamples, least: 1);
    private readonly Option<string?> _output = new("--output", "-o") { Description = "An HTML file for the comparison.", HelpName = "FILE" };
    private readonly Option<bool> _json = new("--json") { Description = "Print the comparison as JSON." };

    public CompareCommand(Terminal terminal)
        : base("compare", "Compare two models on the same pictures: differences with intervals and a paired test.")
    {
        Add(_first);
        Add(_second);
        _set.AddTo(this, isRequired: false);
        _tasks.AddTo(this);
        _measure.AddTo(this);
        Add(_output);
        Add(_json);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var options = _measure.Read(parsed);
        var set = _set.IsGiven(parsed) ? _set.Open(parsed) : null;
        var measuring = options with { Tasks = _tasks.Read(parsed), Templates = _set.Templates(parsed), Resamples = 0 };
        var first = await FindAsync(parsed.GetValue(_first)!, set, measuring, terminal, cancellationToken);
        var second = await FindAsync(parsed.GetValue(_second)!, set, measuring, terminal, cancellationToken);
        Print(ModelComparison.Compare(first, second, options.Resamples, options.Seed, cancellationToken), parsed, terminal);
        return ExitCode.Success;
    }

    private static async Task<MeasuredRun> FindAsync(
        string name, IEvaluationSet? set, EvaluationOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        if (MeasuredRun.IsResults(name))
        {
            return MeasuredRun.Read(name);
        }

        var folder = ModelLocator.Find(name, terminal.Environment);
        return set is not null
            ? MeasuredRun.Of(await EvaluationRun.RunAsync(folder, set, options, terminal, cancellationToken))
            : throw new UsageException($"{name} has no results.json; expected the folder of an earlier run, or --data to measure the model on.");
    }

    private void Print(ModelComparison comparison, ParseResult parsed, Terminal terminal)
    {
        if (parsed.GetValue(_output) is { } path)
        {
            AtomicFile.Write(path, stream => ComparisonReport.Write(stream, comparison));
            terminal.Note($"Wrote {path}.");
        }

        if (parsed.GetValue(_json))
        {
            ComparisonJson.Write(terminal.OutputStream, comparison);
            terminal.OutputStream.WriteByte((byte)'\n');
        }
        else
        {
            ComparisonTable.Print(comparison, terminal.Output);
        }
    }
}
