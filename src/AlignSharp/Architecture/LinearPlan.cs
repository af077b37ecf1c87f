namespace AlignSharp.Architecture;

/// <summary>A matrix product with bias: y = x W^T + b.</summary>
/// <param name="Name">The prefix of its two tensors in the checkpoint.</param>
/// <param name="From">Width that enters.</param>
/// <param name="To">Width that leaves.</param>
public sealed record LinearPlan(string Name, int From, int To)
{
    /// <summary>The name of the weight, of shape [To, From].</summary>
    public string WeightName => $"{Name}.weight";

    /// <summary>The name of the bias, of shape [To].</summary>
    public string BiasName => $"{Name}.bias";

    internal IEnumerable<ParameterPlan> Parameters =>
    [
        new(WeightName, [To, From], ParameterKind.Weight),
        new(BiasName, [To], ParameterKind.Bias),
    ];
}
