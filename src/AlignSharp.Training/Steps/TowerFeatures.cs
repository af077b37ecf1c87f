using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Steps;

/// <summary>Features of a micro-batch from one tower, and the way back through it. A frozen tower runs as it will be used.</summary>
internal sealed class TowerFeatures : IDisposable
{
    private readonly TowerRun? _run;

    private TowerFeatures(Tensor features, TowerRun? run)
    {
        Features = features;
        _run = run;
    }

    public Tensor Features { get; }

    public static TowerFeatures Compute(Func<TowerRun, Tensor> forward, bool trains, ForwardPass pass)
    {
        if (trains)
        {
            var run = new TowerRun(pass);
            return new TowerFeatures(forward(run), run);
        }

        using var _ = no_grad();
        using var frozen = new TowerRun(ForwardPass.Evaluation with { Precision = pass.Precision });
        return new TowerFeatures(forward(frozen), null);
    }

    /// <summary>Adds the gradients of the tower's parameters, if it has any that train.</summary>
    public void Backward(Tensor gradient) => _run?.Backward(Features, gradient);

    public void Dispose()
    {
        _run?.Dispose();
        Features.Dispose();
    }
}
