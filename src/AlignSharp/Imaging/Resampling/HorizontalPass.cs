using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AlignSharp.Imaging.Resampling;

/// <summary>Resizes rows of RGB pixels along themselves: one vector holds the red, green and blue sums of one new pixel.</summary>
internal static class HorizontalPass
{
    private const int Channels = RgbImage.Channels;

    /// <summary>Moves the three bytes of four pixels into four lanes of 32 bits; the index 255 leaves a zero.</summary>
    private static readonly Vector128<byte> Spread =
        Vector128.Create((byte)0, 1, 2, 255, 3, 4, 5, 255, 6, 7, 8, 255, 9, 10, 11, 255);

    /// <param name="rows">The old rows, of which the first <paramref name="count"/> are resized.</param>
    /// <param name="firstColumn">Which old column the rows start with.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="weights">The weights of the new columns.</param>
    /// <param name="destination">The new rows, one after the other.</param>
    public static void Run(RowView rows, int firstColumn, int count, AxisWeights weights, Span<byte> destination)
    {
        var length = weights.Count * Channels;
        for (var row = 0; row < count; row++)
        {
            ResizeRow(rows.From(row), firstColumn, weights, destination.Slice(row * length, length));
        }
    }

    private static void ResizeRow(ReadOnlySpan<byte> row, int firstColumn, AxisWeights weights, Span<byte> destination)
    {
        for (var x = 0; x < weights.Count; x++)
        {
            var padded = weights.Padded(x);
            var old = row[((weights.Start(x) - firstColumn) * Channels)..];
            var pixel = destination.Slice(x * Channels, Channels);
            if (old.Length >= ((padded.Length - AxisWeights.Group) * Channels) + Vector128<byte>.Count)
            {
                SumVector(old, padded, pixel);
            }
            else
            {
                SumScalar(old, weights[x], pixel);
            }
        }
    }

    private static void SumVector(ReadOnlySpan<byte> old, ReadOnlySpan<int> weights, Span<byte> pixel)
    {
        ref var first = ref MemoryMarshal.GetReference(old);
        var sum = Vector128.Create(AxisWeights.Half);
        for (var tap = 0; tap < weights.Length; tap += AxisWeights.Group)
        {
            var bytes = Vector128.LoadUnsafe(ref first, (nuint)(tap * Channels));
            var (low, high) = Vector128.Widen(Vector128.Shuffle(bytes, Spread));
            var (pixel0, pixel1) = Vector128.Widen(low.AsInt16());
            var (pixel2, pixel3) = Vector128.Widen(high.AsInt16());
            sum += (pixel0 * weights[tap]) + (pixel1 * weights[tap + 1]);
            sum += (pixel2 * weights[tap + 2]) + (pixel3 * weights[tap + 3]);
        }

        sum = Vector128.Clamp(sum >> AxisWeights.FractionBits, Vector128<int>.Zero, Vector128.Create(255));
        pixel[2] = (byte)sum[2];
        pixel[1] = (byte)sum[1];
        pixel[0] = (byte)sum[0];
    }

    private static void SumScalar(ReadOnlySpan<byte> old, ReadOnlySpan<int> weights, Span<byte> pixel)
    {
        for (var channel = 0; channel < Channels; channel++)
        {
            var sum = AxisWeights.Half;
            for (var tap = 0; tap < weights.Length; tap++)
            {
                sum += old[(tap * Channels) + channel] * weights[tap];
            }

            pixel[channel] = (byte)Math.Clamp(sum >> AxisWeights.FractionBits, 0, 255);
        }
    }
}
