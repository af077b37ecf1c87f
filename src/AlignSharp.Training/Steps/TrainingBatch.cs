using static TorchSharp.torch;

namespace AlignSharp.Training.Steps;

/// <summary>Pairs of images and texts as the towers take them. Owns its tensors.</summary>
/// <param name="PixelValues">[n, channels, height, width], float32.</param>
/// <param name="InputIds">[n, length], int64.</param>
/// <param name="AttentionMask">1 for tokens and 0 for padding, [n, length], int64.</param>
/// <param name="TokenTypeIds">[n, length], int64; null takes zeros.</param>
/// <param name="Captions">Numbers that are equal where captions are, [n], int64; for shared positives.</param>
public sealed record TrainingBatch(
    Tensor PixelValues, Tensor InputIds, Tensor AttentionMask, Tensor? TokenTypeIds = null, Tensor? Captions = null) : IDisposable
{
    /// <summary>The number of pairs.</summary>
    public int Count => (int)PixelValues.shape[0];

    /// <inheritdoc/>
    public void Dispose()
    {
        PixelValues.Dispose();
        InputIds.Dispose();
        AttentionMask.Dispose();
        TokenTypeIds?.Dispose();
        Captions?.Dispose();
    }
}
