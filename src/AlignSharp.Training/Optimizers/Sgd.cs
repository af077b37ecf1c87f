using AlignSharp.Training.Towers;
using static TorchSharp.torch;

namespace AlignSharp.Training.Optimizers;

/// <summary>Gradient descent with heavy-ball momentum (<see cref="OptimizerOptions.Beta1"/>) and decoupled weight decay.</summary>
/// <param name="parameters">The model's tensors.</param>
/// <param name="options">The rates.</param>
public sealed class Sgd(ParameterSet parameters, OptimizerOptions options) : Optimizer(parameters, options, Momentum)
{
    private const string Momentum = "momentum_buffer";

    private protected override void Update(OptimizerSlot slot, Tensor gradient, double learningRate)
    {
        var momentum = slot.Moments[Momentum].mul_(Options.Beta1).add_(gradient);
        slot.Parameter.Tensor.mul_(1 - (learningRate * slot.WeightDecay)).add_(momentum, -learningRate);
    }
}
