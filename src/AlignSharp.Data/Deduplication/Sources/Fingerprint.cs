using AlignSharp.Data.Deduplication.Hashing;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Deduplication.Sources;

/// <summary>What pictures are compared by.</summary>
/// <param name="Pixels">Width times height; 0 where it is not known.</param>
/// <param name="Hash">Its perceptual hash; meaningless where the method compares none.</param>
/// <param name="Colors">Its <see cref="ColorThumbnail"/>; empty where it is known by its hash alone.</param>
/// <param name="Embedding">Its embedding, not normalised; empty where the method compares none.</param>
internal sealed record Fingerprint(
    long Pixels, PerceptualHash Hash, ReadOnlyMemory<byte> Colors, ReadOnlyMemory<float> Embedding)
{
    /// <summary>Its <see cref="TrimmedHashes"/>; empty where it is known by its hash alone.</summary>
    public ReadOnlyMemory<PerceptualHash> Trimmed { get; init; }

    /// <summary>What can be taken from a picture itself.</summary>
    public static Fingerprint Of(RgbImage image)
    {
        var gray = GrayThumbnail.Of(image);
        return new((long)image.Width * image.Height, PerceptualHash.Compute(gray), ColorThumbnail.Of(image), default)
        {
            Trimmed = TrimmedHashes.Of(gray),
        };
    }
}
