namespace AlignSharp.Evaluation;

/// <summary>Tells how far one stage is.</summary>
internal sealed class StageProgress(IProgress<EvaluationProgress>? progress, string stage, long? total) : IProgress<long>
{
    public void Report(long value) => progress?.Report(new EvaluationProgress(stage, value, total));
}
