using AlignSharp.Architecture;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AlignSharp.Training.Towers;

/// <summary>The activations in TorchSharp.</summary>
internal static class Activations
{
    private const double QuickGeluFactor = 1.702;

    public static Tensor Activate(this Tensor input, Activation activation) => activation switch
    {
        Activation.Linear => input,
        Activation.Relu => functional.relu(input),
        Activation.Relu6 => functional.relu6(input),
        Activation.Silu => functional.silu(input),
        Activation.Gelu => functional.gelu(input),
        Activation.GeluTanh => input.gelu(TorchSharp.Modules.GELU.Approximate.tanh),
        Activation.QuickGelu => input * sigmoid(input * QuickGeluFactor),
        Activation.Selu => functional.selu(input),
        Activation.Mish => functional.mish(input),
        Activation.Tanh => functional.tanh(input),
        Activation.Sigmoid => functional.sigmoid(input),
        _ => throw new ArgumentOutOfRangeException(nameof(activation), activation, null),
    };
}
