using System.Numerics;
using System.Runtime.InteropServices;

namespace AlignSharp.Imaging.Resampling;

/// <summary>Resizes rows of samples across: every sample is summed with those above and below it, a vector of them at once.</summary>
internal static class VerticalPass
{
    /// <param name="rows">The old rows.</param>
    /// <param name="firstRow">Which old row they start with.</param>
    /// <param name="weights">The weights of the new rows.</param>
    /// <param name="destination">The new rows, one after the other.</param>
    public static void Run(RowView rows, int firstRow, AxisWeights weights, Span<byte> destination)
    {
        for (var y = 0; y < weights.Count; y++)
        {
            var row = destination.Slice(y * rows.Length, rows.Length);
            var start = weights.Start(y) - firstRow;
            if (row.Length >= Vector<byte>.Count)
            {
                SumVectors(rows, start, weights[y], row);
            }
            else
            {
                SumScalar(rows, start, weights[y], row);
            }
        }
    }

    /// <summary>The last vector ends with the row, so it may overlap the one before it.</summary>
    private static void SumVectors(RowView rows, int start, ReadOnlySpan<int> weights, Span<byte> destination)
    {
        var last = destination.Length - Vector<byte>.Count;
        for (var x = 0; x < last; x += Vector<byte>.Count)
        {
            SumVector(rows, start, x, weights).CopyTo(destination[x..]);
        }

        SumVector(rows, start, last, weights).CopyTo(destination[last..]);
    }

    private static Vector<byte> SumVector(RowView rows, int start, int x, ReadOnlySpan<int> weights)
    {
        var half = new Vector<int>(AxisWeights.Half);
        var (sum0, sum1, sum2, sum3) = (half, half, half, half);
        for (var tap = 0; tap < weights.Length; tap++)
        {
            var bytes = new Vector<byte>(rows[start + tap][x..]);
            Vector.Widen(bytes, out var low, out var high);
            Vector.Widen(Vector.AsVectorInt16(low), out var old0, out var old1);
            Vector.Widen(Vector.AsVectorInt16(high), out var old2, out var old3);
            sum0 += old0 * weights[tap];
            sum1 += old1 * weights[tap];
            sum2 += old2 * weights[tap];
            sum3 += old3 * weights[tap];
        }

        return Vector.Narrow(
            Vector.Narrow(ToByte(sum0), ToByte(sum1)), Vector.Narrow(ToByte(sum2), ToByte(sum3)));
    }

    private static Vector<uint> ToByte(Vector<int> sum) =>
        Vector.AsVectorUInt32(Vector.Clamp(sum >> AxisWeights.FractionBits, Vector<int>.Zero, new Vector<int>(255)));

    private static void SumScalar(RowView rows, int start, ReadOnlySpan<int> weights, Span<byte> destination)
    {
        for (var x = 0; x < destination.Length; x++)
        {
            var sum = AxisWeights.Half;
            for (var tap = 0; tap < weights.Length; tap++)
            {
                sum += rows[start + tap][x] * weights[tap];
            }

            destination[x] = (byte)Math.Clamp(sum >> AxisWeights.FractionBits, 0, 255);
        }
    }
}
