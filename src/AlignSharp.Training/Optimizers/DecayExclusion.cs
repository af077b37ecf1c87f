using AlignSharp.Architecture;

namespace AlignSharp.Training.Optimizers;

/// <summary>Which tensors are spared weight decay and LAMB's trust ratio.</summary>
public enum DecayExclusion
{
    /// <summary>None.</summary>
    None,

    /// <summary>Scales and shifts of batch normalisation: coyo-align.</summary>
    BatchNormalization,

    /// <summary>Scales and shifts of all normalisations, biases, and the temperature: usual with AdamW.</summary>
    NormalizationsAndBiases,
}
