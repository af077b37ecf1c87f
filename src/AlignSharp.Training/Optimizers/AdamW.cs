using AlignSharp.Training.Towers;
using static TorchSharp.torch;

namespace AlignSharp.Training.Optimizers;

/// <summary>Adam with decoupled weight decay (arXiv 1711.05101).</summary>
/// <param name="parameters">The model's tensors.</param>
/// <param name="options">The rates.</param>
public sealed class AdamW(ParameterSet parameters, OptimizerOptions options)
    : Optimizer(parameters, options, AdamMoments.First, AdamMoments.Second)
{
    private protected override void Update(OptimizerSlot slot, Tensor gradient, double learningRate)
    {
        var direction = AdamMoments.Advance(
            slot.Moments[AdamMoments.First], slot.Moments[AdamMoments.Second], gradient, Options, StepCount);
        slot.Parameter.Tensor.mul_(1 - (learningRate * slot.WeightDecay)).add_(direction, -learningRate);
    }
}
