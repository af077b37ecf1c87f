using System.Collections.Immutable;
using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Evaluation;
using AlignSharp.Evaluation.Reports;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Cli.Evaluation;

/// <summary><c>align eval MODEL --data DATA</c>: measure a model, with intervals, and write a report.</summary>
internal sealed class EvalCommand : Command
{
    private readonly ModelArgument _model = new();
    private readonly SetOptions _set = new();
    private readonly MeasureOptions _measure = new();
    private readonly TaskSettings _settings = new();

    private readonly Option<string[]> _tasks = new("--tasks")
    {
        Description = $"Only these, with commas between them: {string.Join(", ", EvaluationTasks.All.Select(static task => task.Name))}.",
        HelpName = "NAMES",
    };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "A folder for results.json, observations.safetensors and report.html.",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print the results as JSON." };

    public EvalCommand(Terminal terminal)
        : base("eval", "Measure a model: retrieval, zero-shot, neighbours, linear probe, calibration; with intervals.")
    {
        Add(_model);
        _set.AddTo(this);
        Add(_tasks);
        _settings.AddTo(this);
        _measure.AddTo(this);
        Add(_output);
        Add(_json);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var set = _set.Open(parsed);
        var options = _measure.Read(parsed) with { Tasks = FindTasks(parsed), Templates = _set.Templates(parsed) };
        var result = await EvaluationRun.RunAsync(_model.FindFolder(parsed, terminal), set, options, terminal, cancellationToken);
        if (parsed.GetValue(_output) is { } folder)
        {
            ResultsFolder.Write(folder, result, await ExamplePictures.ReadAsync(set, result, cancellationToken));
            terminal.Note($"Wrote {Path.Combine(folder, ResultsFolder.Report)} and {Path.Combine(folder, ResultsFolder.Results)}.");
        }

        if (parsed.GetValue(_json))
        {
            ResultsJson.Write(terminal.OutputStream, result);
            terminal.OutputStream.WriteByte((byte)'\n');
        }
        else
        {
            EvaluationTable.Print(result, terminal.Output);
        }

        return ExitCode.Success;
    }

    private ImmutableArray<IEvaluationTask> FindTasks(ParseResult parsed)
    {
        try
        {
            return _settings.Apply(parsed, EvaluationTasks.Find(NameList.Split(parsed.GetValue(_tasks))));
        }
        catch (EvaluationException error)
        {
            throw new UsageException(error.Message);
        }
    }
}
