using System.Globalization;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Progress;
using AlignSharp.Evaluation;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Sets;

namespace AlignSharp.Cli.Evaluation;

/// <summary>Loads a model and measures it, with progress; samples that were left out are told.</summary>
internal static class EvaluationRun
{
    private const int MostWarnings = 20;

    /// <exception cref="AlignException">The model or the set is damaged.</exception>
    public static async Task<EvaluationResult> RunAsync(
        string folder, IEvaluationSet set, EvaluationOptions options, Terminal terminal, CancellationToken cancellationToken)
    {
        // Each core embeds pictures of its own: one thread a batch wastes no core on waiting for the others.
        using var model = AlignModel.Load(folder, new AlignModelOptions { Threads = 1 });
        var evaluator = new Evaluator(model, folder, options);
        var result = await ProgressDisplay.CountAsync(
            terminal, "Reading the set", "a second", null, meter => evaluator.RunAsync(set, new EvaluationMeter(meter), cancellationToken));
        foreach (var (key, _, reason) in result.Skipped.Take(MostWarnings))
        {
            terminal.Warn($"{key} was left out: {reason}");
        }

        if (!result.Skipped.IsEmpty)
        {
            terminal.Warn($"Left out: {result.DescribeSkipped()}; used: {result.Provenance.Data.Used} of {result.Provenance.Data.Samples}.");
        }

        terminal.Note($"Time: {string.Join(", ", result.Times.Select(static own => string.Create(CultureInfo.InvariantCulture, $"{own.Stage} {own.Time.TotalSeconds:F1} s")))}.");
        return result;
    }
}
