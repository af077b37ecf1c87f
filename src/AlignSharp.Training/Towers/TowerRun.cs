using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Towers;

/// <summary>
/// One way forward through a tower, and back. With gradient checkpointing (arXiv 1604.06174) parts run without a graph and
/// only their inputs are kept; the way back computes each part again with a graph of its own. Batch statistics are gathered
/// on the way forward only.
/// </summary>
internal sealed class TowerRun(ForwardPass pass) : IDisposable
{
    private readonly List<(TowerPart Part, Tensor Input)> _parts = [];

    public Tensor Run(TowerPart part, Tensor input)
    {
        if (!pass.Recomputes)
        {
            return part(input, pass);
        }

        using var _ = no_grad();
        _parts.Add((part, input.detach().DetachFromDisposeScope()));
        return part(input, pass);
    }

    /// <summary>Adds the gradients of the tower's parameters.</summary>
    /// <param name="features">What the way forward gave.</param>
    /// <param name="gradient">The gradient of the loss for the features.</param>
    public void Backward(Tensor features, Tensor gradient)
    {
        using var scope = NewDisposeScope();
        if (!pass.Recomputes)
        {
            features.backward([gradient]);
            return;
        }

        for (var index = _parts.Count - 1; index >= 0; index--)
        {
            gradient = Backward(_parts[index].Part, _parts[index].Input, isFirst: index == 0, gradient);
        }
    }

    public void Dispose()
    {
        foreach (var (_, input) in _parts)
        {
            input.Dispose();
        }

        _parts.Clear();
    }

    private Tensor Backward(TowerPart part, Tensor kept, bool isFirst, Tensor gradient)
    {
        using var scope = NewDisposeScope();
        var input = isFirst ? kept : kept.detach().requires_grad_();
        var output = part(input, pass with { Statistics = null });
        if (output.requires_grad)
        {
            output.backward([gradient]);
        }

        return isFirst ? gradient : input.grad!.MoveToOuterDisposeScope();
    }
}
