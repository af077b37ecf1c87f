using System.Collections.Immutable;
using AlignSharp.Cli.Evaluation;
using AlignSharp.Cli.Hosting;
using AlignSharp.Evaluation;
using AlignSharp.Evaluation.Comparison;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Tasks;
using AlignSharp.Quantization;
using AlignSharp.ZeroShot;

namespace AlignSharp.Cli.Quantization;

/// <summary>Pairs that tell what an 8-bit model loses in zero-shot classification and retrieval.</summary>
/// <param name="Set">The pairs.</param>
/// <param name="Templates">Sentences for classes; the set's own where there are none.</param>
internal sealed record GuardPairs(IEvaluationSet Set, ImmutableArray<PromptTemplate> Templates)
{
    private static readonly string[] Tasks = ["retrieval", "zeroshot"];

    /// <summary>Measures both models, by their folders.</summary>
    public async Task<ImmutableArray<FigureChange>> MeasureAsync(
        string float32, string int8, Terminal terminal, CancellationToken cancellationToken)
    {
        var before = await RunAsync(float32, terminal, cancellationToken);
        var after = (await RunAsync(int8, terminal, cancellationToken)).ToDictionary(static figure => figure.Name);
        return
        [
            .. before.Where(figure => after.ContainsKey(figure.Name)).Select(figure =>
                new FigureChange(figure.Name, figure.Observations.Mean, after[figure.Name].Observations.Mean)),
        ];
    }

    private async Task<IReadOnlyList<MeasuredFigure>> RunAsync(string folder, Terminal terminal, CancellationToken cancellationToken)
    {
        var options = new EvaluationOptions { Tasks = EvaluationTasks.Find(Tasks), Templates = Templates, Resamples = 0 };
        return MeasuredRun.Of(await EvaluationRun.RunAsync(folder, Set, options, terminal, cancellationToken)).Figures;
    }
}
