using System.Buffers;
using AlignSharp.Imaging;

namespace AlignSharp.Training.Augmentation;

/// <summary>
/// Draws the edges of a picture as dark lines, in place, so that what is known from pictures without outlines is known with
/// them too. An edge is where the nine pixels around a place differ.
/// </summary>
internal static class Outline
{
    private const double FaintestEdge = 24;
    private const double FullEdge = 96;
    private const double LeastStrength = 0.4;

    public static void Apply(RgbImage image, double share, Chance chance)
    {
        if (chance.Happens(share))
        {
            Draw(image, chance.Between(LeastStrength, 1));
        }
    }

    /// <param name="image">The picture; its outermost pixels stay.</param>
    /// <param name="strength">How dark the lines are, 0 to 1.</param>
    public static void Draw(RgbImage image, double strength)
    {
        var stride = image.Width * RgbImage.Channels;
        var before = ArrayPool<byte>.Shared.Rent(image.Pixels.Length);
        image.Pixels.CopyTo(before, 0);
        for (var y = 1; y < image.Height - 1; y++)
        {
            DrawRow(before.AsSpan((y - 1) * stride, 3 * stride), image.Pixels.AsSpan(y * stride, stride), strength);
        }

        ArrayPool<byte>.Shared.Return(before);
    }

    private static void DrawRow(ReadOnlySpan<byte> rows, Span<byte> row, double strength)
    {
        for (var pixel = RgbImage.Channels; pixel < row.Length - RgbImage.Channels; pixel += RgbImage.Channels)
        {
            var edge = 0;
            for (var channel = 0; channel < RgbImage.Channels; channel++)
            {
                edge = Math.Max(edge, Difference(rows, row.Length, pixel + channel));
            }

            var kept = 1 - (strength * Math.Clamp((edge - FaintestEdge) / (FullEdge - FaintestEdge), 0, 1));
            for (var channel = 0; channel < RgbImage.Channels; channel++)
            {
                row[pixel + channel] = (byte)((row[pixel + channel] * kept) + 0.5);
            }
        }
    }

    private static int Difference(ReadOnlySpan<byte> rows, int stride, int place)
    {
        var (least, greatest) = (byte.MaxValue, byte.MinValue);
        for (var row = place; row < rows.Length; row += stride)
        {
            for (var near = row - RgbImage.Channels; near <= row + RgbImage.Channels; near += RgbImage.Channels)
            {
                least = Math.Min(least, rows[near]);
                greatest = Math.Max(greatest, rows[near]);
            }
        }

        return greatest - least;
    }
}
