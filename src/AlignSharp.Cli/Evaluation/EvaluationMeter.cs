using AlignSharp.Cli.Progress;
using AlignSharp.Evaluation;

namespace AlignSharp.Cli.Evaluation;

/// <summary>Shows how far a measurement is.</summary>
internal sealed class EvaluationMeter(ProgressMeter meter) : IProgress<EvaluationProgress>
{
    public void Report(EvaluationProgress value)
    {
        meter.Describe(value.Stage);
        if (value.Total is { } total)
        {
            meter.Report(value.Done, total);
        }
    }
}
