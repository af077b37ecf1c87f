using System.Numerics;

namespace AlignSharp.Evaluation.Corruptions.Pixels;

/// <summary>Sums of rows, each with a weight: what every blur comes down to.</summary>
internal static class WeightedRows
{
    /// <summary>Sets each value to the weighted sum of what stands at its place after each offset.</summary>
    /// <param name="source">The values of all rows.</param>
    /// <param name="offsets">Where each of the rows begins; from there it is as long as <paramref name="sum"/>.</param>
    /// <param name="weights">One for each row.</param>
    /// <param name="sum">Receives the sums.</param>
    public static void Add(ReadOnlySpan<float> source, ReadOnlySpan<int> offsets, ReadOnlySpan<float> weights, Span<float> sum)
    {
        var x = 0;

        // Four vectors stay in registers while all rows pass.
        for (; x <= sum.Length - (4 * Vector<float>.Count); x += 4 * Vector<float>.Count)
        {
            var (first, second, third, fourth) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
            for (var row = 0; row < offsets.Length; row++)
            {
                var own = source[(offsets[row] + x)..];
                var weight = new Vector<float>(weights[row]);
                first = Vector.FusedMultiplyAdd(new Vector<float>(own), weight, first);
                second = Vector.FusedMultiplyAdd(new Vector<float>(own[Vector<float>.Count..]), weight, second);
                third = Vector.FusedMultiplyAdd(new Vector<float>(own[(2 * Vector<float>.Count)..]), weight, third);
                fourth = Vector.FusedMultiplyAdd(new Vector<float>(own[(3 * Vector<float>.Count)..]), weight, fourth);
            }

            first.CopyTo(sum[x..]);
            second.CopyTo(sum[(x + Vector<float>.Count)..]);
            third.CopyTo(sum[(x + (2 * Vector<float>.Count))..]);
            fourth.CopyTo(sum[(x + (3 * Vector<float>.Count))..]);
        }

        for (; x < sum.Length; x++)
        {
            sum[x] = 0;
            for (var row = 0; row < offsets.Length; row++)
            {
                sum[x] = MathF.FusedMultiplyAdd(source[offsets[row] + x], weights[row], sum[x]);
            }
        }
    }
}
