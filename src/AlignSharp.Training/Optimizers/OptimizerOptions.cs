namespace AlignSharp.Training.Optimizers;

/// <summary>What the optimisers share and differ in. The defaults are ALIGN's with LAMB. Immutable.</summary>
public sealed record OptimizerOptions
{
    /// <summary>Share of the first moment kept, 0 to below 1; the momentum of SGD.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Share of the second moment kept, 0 to below 1.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the root of the second moment. Above 0.</summary>
    public double Epsilon { get; init; } = 1e-6;

    /// <summary>Decoupled weight decay. At least 0.</summary>
    public double WeightDecay { get; init; } = 1e-5;

    /// <summary>Which tensors are spared decay and trust ratio.</summary>
    public DecayExclusion Exclusion { get; init; } = DecayExclusion.BatchNormalization;
}
