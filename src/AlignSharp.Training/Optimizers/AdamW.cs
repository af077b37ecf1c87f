using AlignSharp.Training.Kernels;
using AlignSharp.Training.Towers;
using TorchSharp;
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
        var weights = slot.Parameter.Tensor;
        var (first, second) = (slot.Moments[AdamMoments.First], slot.Moments[AdamMoments.Second]);
        if (weights.device_type == DeviceType.CPU)
        {
            UpdateInOnePass(weights, first, second, gradient.InLayoutOf(weights), Rates(slot.WeightDecay, learningRate));
            return;
        }

        var direction = AdamMoments.Advance(first, second, gradient, Options, StepCount);
        weights.mul_(1 - (learningRate * slot.WeightDecay)).add_(direction, -learningRate);
    }

    private static unsafe void UpdateInOnePass(Tensor weights, Tensor first, Tensor second, Tensor gradient, AdamRates rates) => AdamKernel.Step(
        TensorMemory.Singles(weights), TensorMemory.Singles(first), TensorMemory.Singles(second), TensorMemory.Singles(gradient), weights.numel(), rates);

    private AdamRates Rates(double weightDecay, double learningRate) => new(
        (float)Options.Beta1,
        (float)Options.Beta2,
        (float)(1 - (learningRate * weightDecay)),
        (float)(learningRate / (1 - Math.Pow(Options.Beta1, StepCount))),
        (float)(1 / Math.Sqrt(1 - Math.Pow(Options.Beta2, StepCount))),
        (float)Options.Epsilon);
}
