using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Optimizers;

/// <summary>Keeps the gradients of all trained tensors together within a length.</summary>
public static class GradientClipping
{
    /// <summary>Measures the gradients, and scales them where they are longer than allowed.</summary>
    /// <param name="parameters">The model's tensors, with gradients.</param>
    /// <param name="maximumNorm">The greatest length (L2) of all gradients as one vector; null only measures.</param>
    /// <returns>The length before scaling; not finite where a gradient is not.</returns>
    public static double Clip(ParameterSet parameters, double? maximumNorm = null)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        Tensor[] gradients = [.. parameters.Trained.Select(static parameter => parameter.Tensor.grad).OfType<Tensor>()];
        if (gradients.Length == 0)
        {
            return 0;
        }

        var norm = stack(gradients.Select(static gradient => gradient.norm())).norm().item<float>();
        if (maximumNorm is { } maximum && norm > maximum)
        {
            foreach (var gradient in gradients)
            {
                gradient.mul_(maximum / norm);
            }
        }

        return norm;
    }
}
