using System.Numerics.Tensors;
using System.Runtime.Intrinsics;
using AlignSharp.Search.Storage;

namespace AlignSharp.Search.Scoring;

/// <summary>Scores float16 rows: a few at a time become float32 in the first cache and meet all queries there.</summary>
/// <param name="rows">The first row of the index.</param>
/// <param name="queries">The queries.</param>
internal sealed unsafe class HalfScorer(Half* rows, QueryBlock queries) : IRowScorer
{
    private const int RowsAtOnce = 4;

    // Moves the 15 bits of exponent and mantissa to float32's place; the exponent is then 112 too low.
    private const int MantissaShift = 13;
    private const int SignExponentMantissa = unchecked((int)0x8FFFE000);
    private const float ExponentDifference = 5.192296858534828e33f;

    private readonly int _rowStride = VectorLayout.Of<Half>(1, queries.Size).Stride;
    private readonly float[] _singles = new float[RowsAtOnce * VectorLayout.Of<Half>(1, queries.Size).Stride];

    public void Score(long firstRow, int rowCount, Span<float> scores)
    {
        fixed (float* singles = _singles, query = queries.Values, score = scores)
        {
            for (var row = 0; row < rowCount; row += RowsAtOnce)
            {
                var count = Math.Min(RowsAtOnce, rowCount - row);
                for (var i = 0; i < count; i++)
                {
                    Widen(rows + ((firstRow + row + i) * _rowStride), _rowStride, singles + (i * queries.Stride));
                }

                SingleKernel.Score(singles, count, query, queries.Count, queries.Stride, score + row, RowScan.BlockLength);
            }
        }
    }

    /// <summary>
    /// Exact for every finite number, subnormal ones included; an index holds no others. Zeros behind a row may be written
    /// over the start of the next, which is widened after it.
    /// </summary>
    internal static void Widen(Half* halves, int stride, float* singles)
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            TensorPrimitives.ConvertToSingle(new ReadOnlySpan<Half>(halves, stride), new Span<float>(singles, stride));
            return;
        }

        for (var i = 0; i < stride; i += Vector512<short>.Count)
        {
            var (lower, upper) = Vector512.Widen(Vector512.Load((short*)halves + i));
            Scale(lower).Store(singles + i);
            Scale(upper).Store(singles + i + Vector512<float>.Count);
        }
    }

    private static Vector512<float> Scale(Vector512<int> half) =>
        ((half << MantissaShift) & Vector512.Create(SignExponentMantissa)).AsSingle() * ExponentDifference;
}
