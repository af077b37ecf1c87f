using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AlignSharp.Imaging.Resampling;

/// <summary>Resizes rows of RGB pixels along themselves: a vector holds the red, green and blue products of two old pixels.</summary>
internal static class HorizontalPass
{
    private const int Channels = RgbImage.Channels;

    /// <summary>Moves the three bytes of four pixels into four lanes of 32 bits; the index 255 leaves a zero.</summary>
    private static Vector128<byte> Spread => Vector128.Create((byte)0, 1, 2, 255, 3, 4, 5, 255, 6, 7, 8, 255, 9, 10, 11, 255);

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
            var pixel = destination[(x * Channels)..];
            if (Vector256.IsHardwareAccelerated && pixel.Length > Channels && old.Length >= BytesRead(padded.Length))
            {
                // The fourth byte is the next pixel's first, which is written after it.
                BinaryPrimitives.WriteUInt32LittleEndian(pixel, SumVector(old, padded));
            }
            else
            {
                SumScalar(old, weights[x], pixel);
            }
        }
    }

    /// <summary>The last vector reads four bytes more than its four pixels have.</summary>
    private static int BytesRead(int taps) => ((taps - AxisWeights.Group) * Channels) + Vector128<byte>.Count;

    private static uint SumVector(ReadOnlySpan<byte> old, ReadOnlySpan<int> weights)
    {
        ref var pixels = ref MemoryMarshal.GetReference(old);
        ref var factors = ref MemoryMarshal.GetReference(weights);
        var sums = Vector256<int>.Zero;
        for (var tap = 0; tap < weights.Length; tap += AxisWeights.Group)
        {
            var bytes = Vector128.Shuffle(Vector128.LoadUnsafe(ref pixels, (nuint)(tap * Channels)), Spread);
            var (first, second) = Vector256.Widen(Vector256.WidenLower(bytes.ToVector256Unsafe()).AsInt16());
            var four = Vector128.LoadUnsafe(ref factors, (nuint)tap).ToVector256Unsafe();
            sums += first * Vector256.Shuffle(four, Vector256.Create(0, 0, 0, 0, 1, 1, 1, 1));
            sums += second * Vector256.Shuffle(four, Vector256.Create(2, 2, 2, 2, 3, 3, 3, 3));
        }

        return ToBytes(sums.GetLower() + sums.GetUpper() + Vector128.Create(AxisWeights.Half));
    }

    private static uint ToBytes(Vector128<int> sum)
    {
        var values = Vector128.Max(sum >> AxisWeights.FractionBits, Vector128<int>.Zero);
        var narrow = Vector128.NarrowWithSaturation(values, values).AsUInt16();
        return Vector128.NarrowWithSaturation(narrow, narrow).AsUInt32().ToScalar();
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
