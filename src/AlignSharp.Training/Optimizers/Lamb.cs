using AlignSharp.Training.Towers;
using static TorchSharp.torch;

namespace AlignSharp.Training.Optimizers;

/// <summary>
/// LAMB (arXiv 1904.00962): Adam's direction with decoupled weight decay, scaled for each tensor by the norm of its weights
/// over the norm of the direction. Excluded tensors have no decay and a ratio of 1.
/// </summary>
/// <param name="parameters">The model's tensors.</param>
/// <param name="options">The rates.</param>
public sealed class Lamb(ParameterSet parameters, OptimizerOptions options)
    : Optimizer(parameters, options, AdamMoments.First, AdamMoments.Second)
{
    private protected override void Update(OptimizerSlot slot, Tensor gradient, double learningRate)
    {
        var weights = slot.Parameter.Tensor;
        var direction = AdamMoments.Advance(
            slot.Moments[AdamMoments.First], slot.Moments[AdamMoments.Second], gradient, Options, StepCount);
        if (slot.IsExcluded)
        {
            weights.add_(direction, -learningRate);
            return;
        }

        direction.add_(weights, Options.WeightDecay);
        weights.add_(direction.mul_(TrustRatio(weights.norm(), direction.norm())), -learningRate);
    }

    // 1 where either norm is 0, without asking the device for the values.
    private static Tensor TrustRatio(Tensor weights, Tensor direction)
    {
        var usable = weights.gt(0).logical_and(direction.gt(0));
        return where(usable, weights / direction, ones_like(weights));
    }
}
