namespace AlignSharp.Training.Towers;

/// <summary>In what the towers' convolutions and matrix products are computed. Master weights are float32 always.</summary>
public enum Precision
{
    /// <summary>Everything in float32.</summary>
    Float32,

    /// <summary>Convolutions, matrix products and maps in bfloat16; statistics, norms, loss and optimiser in float32.</summary>
    BFloat16,
}
