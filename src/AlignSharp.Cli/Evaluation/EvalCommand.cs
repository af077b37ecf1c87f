using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Evaluation;
using AlignSharp.Evaluation.Reports;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Cli.Evaluation;

/// <summary><c>align eval MODEL --data DATA</c>: measure a model, with intervals, and write a report.</summary>
internal sealed class EvalCommand : Command
{
    private readonly ModelArgument _model = new();
    private readonly SetOptions _set = new();
    private readonly MeasureOptions _measure = new(new EvaluationOptions().Resamples, least: 0);

    private readonly TaskOptions _tasks = new();
    private readonly BesideOptions _beside = new();

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "A folder for results.json, observations.safetensors and report.html.",
        HelpName = "FOLDER",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print the results as JSON." };

    public EvalCommand(Terminal terminal)
        : base("eval", "Measure a model: accuracy, calibration, robustness, generalisation, bias and limits; with intervals.")
    {
        Add(_model);
        _set.AddTo(this);
        _tasks.AddTo(this);
        _beside.AddTo(this);
        _measure.AddTo(this);
        Add(_output);
        Add(_json);
        SetAction((parsed, cancellationToken) => RunAsync(parsed, terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        var set = _set.Open(parsed);
        var options = _measure.Read(parsed) with { Tasks = _tasks.Read(parsed), Templates = _set.Templates(parsed), Train = _beside.OpenTrain(parsed, set), Reference = _beside.OpenReference(parsed, set) };
        if (parsed.GetValue(_output) is { } place)
        {
            // Before hours of measuring: a place that cannot be written should be known now.
            Directory.CreateDirectory(place);
        }

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
}
