namespace AlignSharp.Quantization;

/// <summary>How far quantising is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Done">Pictures or layers done in this stage.</param>
/// <param name="Total">How many there are at most; null where that is not known.</param>
public sealed record QuantizationProgress(string Stage, long Done, long? Total);
