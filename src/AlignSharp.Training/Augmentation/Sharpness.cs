using System.Buffers;
using AlignSharp.Imaging;

namespace AlignSharp.Training.Augmentation;

/// <summary>Moves every sample away from, or towards, the mean around it, in place; a factor of 1 changes nothing.</summary>
internal static class Sharpness
{
    // Pillow's SMOOTH kernel: the pixel five times, each neighbour once.
    private const int CenterWeight = 5;
    private const int Weights = CenterWeight + 8;

    public static void Apply(RgbImage image, double factor)
    {
        var (share, stride) = ((float)factor, image.Width * RgbImage.Channels);
        var before = ArrayPool<byte>.Shared.Rent(image.Pixels.Length);
        image.Pixels.CopyTo(before, 0);
        for (var y = 1; y < image.Height - 1; y++)
        {
            Sharpen(before.AsSpan((y - 1) * stride, 3 * stride), image.Pixels.AsSpan(y * stride, stride), share);
        }

        ArrayPool<byte>.Shared.Return(before);
    }

    // The pixels at the edge have no mean around them and stay.
    private static void Sharpen(ReadOnlySpan<byte> rows, Span<byte> row, float factor)
    {
        var above = rows[..row.Length];
        var here = rows.Slice(row.Length, row.Length);
        var below = rows[^row.Length..];
        for (var i = RgbImage.Channels; i < row.Length - RgbImage.Channels; i++)
        {
            var (left, right) = (i - RgbImage.Channels, i + RgbImage.Channels);
            var sum = above[left] + above[i] + above[right] + here[left] + here[right] + below[left] + below[i] + below[right];
            var mean = (sum + (CenterWeight * here[i])) / (float)Weights;
            row[i] = (byte)Math.Clamp(mean + ((here[i] - mean) * factor) + 0.5f, 0, byte.MaxValue);
        }
    }
}
