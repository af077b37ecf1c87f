namespace AlignSharp.Architecture;

/// <summary>A layer normalisation.</summary>
/// <param name="Name">The prefix of its two tensors in the checkpoint.</param>
/// <param name="Size">Width of the vectors.</param>
public sealed record LayerNormPlan(string Name, int Size)
{
    /// <summary>The name of the scale.</summary>
    public string WeightName => $"{Name}.weight";

    /// <summary>The name of the shift.</summary>
    public string BiasName => $"{Name}.bias";

    internal IEnumerable<ParameterPlan> Parameters =>
    [
        new(WeightName, [Size], ParameterKind.Normalization),
        new(BiasName, [Size], ParameterKind.Normalization),
    ];
}
