namespace AlignSharp.Architecture;

/// <summary>What a tensor of the checkpoint is for; optimisers and quantisers treat the kinds differently.</summary>
public enum ParameterKind
{
    /// <summary>A convolution's or matrix product's weight.</summary>
    Weight,

    /// <summary>A bias.</summary>
    Bias,

    /// <summary>An embedding table.</summary>
    Embedding,

    /// <summary>Scale or shift of a batch or layer normalisation.</summary>
    Normalization,

    /// <summary>The learned temperature.</summary>
    Temperature,

    /// <summary>Running mean or variance: kept, not learned.</summary>
    Statistic,

    /// <summary>The number of batches that the running statistics saw: kept, not needed to run.</summary>
    Counter,
}
