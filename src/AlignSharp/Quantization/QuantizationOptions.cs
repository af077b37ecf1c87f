namespace AlignSharp.Quantization;

/// <summary>How a model is made 8-bit. Immutable.</summary>
public sealed record QuantizationOptions
{
    /// <summary>The most pictures that are looked at; the rest is not read. At least 2.</summary>
    public int MaximumPictures { get; init; } = 512;

    /// <summary>
    /// The share of the pictures whose extremes a range holds: 1 covers every picture, 0.99 cuts off what only the oddest
    /// hundredth reaches. Above 0, at most 1; null measures several and takes the one nearest to float32.
    /// </summary>
    public double? RangeShare { get; init; }

    /// <summary>
    /// The mean cosine to the float32 embeddings that both towers must keep on pictures and texts that were not calibrated
    /// with. Layers of the image tower that harm it most stay in float32 until it is reached.
    /// </summary>
    public double MinimumCosine { get; init; } = 0.995;
}
