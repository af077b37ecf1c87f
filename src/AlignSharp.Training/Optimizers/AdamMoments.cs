using static TorchSharp.torch;

namespace AlignSharp.Training.Optimizers;

/// <summary>Running first and second moments of a gradient, and the direction that they give with bias correction.</summary>
internal static class AdamMoments
{
    public const string First = "exp_avg";
    public const string Second = "exp_avg_sq";

    /// <summary>Moves the moments and returns m / (1 - beta1^t) / (sqrt(v / (1 - beta2^t)) + eps).</summary>
    public static Tensor Advance(Tensor first, Tensor second, Tensor gradient, OptimizerOptions options, long step)
    {
        first.mul_(options.Beta1).add_(gradient, 1 - options.Beta1);
        second.mul_(options.Beta2).addcmul_(gradient, gradient, 1 - options.Beta2);
        var root = (second / (1 - Math.Pow(options.Beta2, step))).sqrt_().add_(options.Epsilon);
        return (first / (1 - Math.Pow(options.Beta1, step))).div_(root);
    }
}
