using System.CommandLine;
using AlignSharp.Cli.Evaluation;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Evaluation;
using AlignSharp.Evaluation.Comparison;
using AlignSharp.Evaluation.Tasks;
using AlignSharp.Quantization;

namespace AlignSharp.Cli.Quantization;

/// <summary>What an 8-bit model may lose, and the pairs to find out what it loses.</summary>
internal sealed class GuardOptions
{
    private static readonly string[] Tasks = ["retrieval", "zeroshot"];
    private readonly SetOptions _set = new();

    private readonly Option<double> _cosine = new("--min-cosine")
    {
        Description = "The least mean cosine of embeddings to float32, from 0 to 1.",
        HelpName = "C",
        DefaultValueFactory = _ => new QuantizationOptions().MinimumCosine,
    };

    private readonly Option<double> _loss = new("--max-loss")
    {
        Description = "The most points that zero-shot and retrieval may lose, each on average over its figures; measured where --data is given.",
        HelpName = "POINTS",
        DefaultValueFactory = _ => 0.5,
    };

    private readonly Option<bool> _force = new("--force") { Description = "Write the model even if it loses more." };

    public GuardOptions() => _cosine.Validators.Add(result =>
    {
        if (result.Number<double>() is (< 0 or > 1) and var cosine)
        {
            result.AddError($"--min-cosine is {cosine}; expected 0 to 1.");
        }
    });

    public void AddTo(Command command)
    {
        _set.AddTo(command, isRequired: false);
        command.Add(_cosine);
        command.Add(_loss);
        command.Add(_force);
    }

    public QuantizationOptions Options(ParseResult parsed) => new() { MinimumCosine = parsed.GetValue(_cosine) };

    /// <summary>Adds zero-shot and retrieval figures of both models to the report, where pairs are given.</summary>
    public async Task<QuantizationReport> MeasureAsync(
        ParseResult parsed, string float32, string int8, QuantizationReport report, Terminal terminal, CancellationToken cancellationToken)
    {
        if (!_set.IsGiven(parsed))
        {
            return report;
        }

        var before = await RunAsync(parsed, float32, terminal, cancellationToken);
        var after = (await RunAsync(parsed, int8, terminal, cancellationToken)).ToDictionary(static figure => figure.Name);
        return report with
        {
            Figures = [.. before.Where(figure => after.ContainsKey(figure.Name)).Select(figure =>
                new FigureChange(figure.Name, figure.Observations.Mean, after[figure.Name].Observations.Mean))],
        };
    }

    /// <summary>Whether the model may be written; says why not.</summary>
    public bool Allows(ParseResult parsed, QuantizationReport report, Terminal terminal)
    {
        var objections = report.Objections(parsed.GetValue(_cosine), parsed.GetValue(_loss)).ToList();
        var isForced = parsed.GetValue(_force);
        foreach (var objection in objections)
        {
            (isForced ? (Action<string>)terminal.Warn : terminal.Fail)(objection);
        }

        if (objections.Count > 0 && !isForced)
        {
            terminal.Fail("The model was not written; --force writes it all the same.");
        }

        return objections.Count == 0 || isForced;
    }

    private async Task<IReadOnlyList<MeasuredFigure>> RunAsync(
        ParseResult parsed, string folder, Terminal terminal, CancellationToken cancellationToken)
    {
        var options = new EvaluationOptions { Tasks = EvaluationTasks.Find(Tasks), Templates = _set.Templates(parsed), Resamples = 0 };
        var result = await EvaluationRun.RunAsync(folder, _set.Open(parsed), options, terminal, cancellationToken);
        return MeasuredRun.Of(result).Figures;
    }
}
