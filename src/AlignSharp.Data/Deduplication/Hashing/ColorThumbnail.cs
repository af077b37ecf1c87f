using System.Numerics.Tensors;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Deduplication.Hashing;

/// <summary>
/// A picture as 8x8 colours. A perceptual hash is of grey shapes only; this tells apart pictures that differ in colour, or
/// whose shapes are so plain that their hashes meet by chance.
/// </summary>
internal static class ColorThumbnail
{
    public const int Side = 8;

    /// <summary>Bytes of a thumbnail.</summary>
    public const int Length = Side * Side * RgbImage.Channels;

    public static byte[] Of(RgbImage image) => image.Resize(Side, Side, ResampleFilter.Bilinear).Pixels;

    /// <summary>The root mean square of the differences, in levels from 0 to 255.</summary>
    public static double Distance(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        Span<float> differences = stackalloc float[Length];
        Span<float> subtrahend = stackalloc float[Length];
        TensorPrimitives.ConvertChecked(first, differences);
        TensorPrimitives.ConvertChecked(second, subtrahend);
        TensorPrimitives.Subtract(differences, subtrahend, differences);
        return Math.Sqrt(TensorPrimitives.SumOfSquares<float>(differences) / Length);
    }
}
