namespace AlignSharp.Quantization;

/// <summary>The numbers that a model computes its large products in.</summary>
public enum ModelPrecision
{
    /// <summary>Single precision throughout, as the reference.</summary>
    Float32,

    /// <summary>
    /// 8-bit integers in the convolutions and matrix products that the quantiser chose, single precision in the rest.
    /// Needs a model that <c>align quantize</c> made.
    /// </summary>
    Int8,
}
