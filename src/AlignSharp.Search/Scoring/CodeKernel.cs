using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace AlignSharp.Search.Scoring;

/// <summary>
/// Dot products of int8 rows and int8 queries (kept in 16 bits), exact in 32 bits. Strides are multiples of 64. As in
/// <see cref="SingleKernel"/>, four rows meet four queries.
/// </summary>
internal static unsafe class CodeKernel
{
    private const int Tile = 4;

    /// <summary>Fills <c>dots[query * dotStride + row]</c>.</summary>
    public static void Score(sbyte* rows, int rowCount, short* queries, int queryCount, int stride, int* dots, int dotStride)
    {
        if (!Avx512BW.IsSupported)
        {
            ScorePairs(rows, rowCount, queries, queryCount, stride, dots, dotStride);
            return;
        }

        for (var row = 0; row < rowCount; row += Tile)
        {
            var used = Math.Min(Tile, rowCount - row);
            var first = rows + ((long)row * stride);
            var query = 0;
            for (; query + Tile <= queryCount; query += Tile)
            {
                ScoreFour(first, used, queries + ((long)query * stride), stride, dots + (query * dotStride) + row, dotStride);
            }

            for (; query < queryCount; query++)
            {
                ScoreOne(first, used, queries + ((long)query * stride), stride, dots + (query * dotStride) + row);
            }
        }
    }

    private static void ScoreOne(sbyte* first, int used, short* query, int stride, int* dots)
    {
        sbyte* r1 = Row(first, 1, used, stride), r2 = Row(first, 2, used, stride), r3 = Row(first, 3, used, stride);
        Vector512<int> s0 = default, s1 = default, s2 = default, s3 = default;
        for (var i = 0; i < stride; i += Vector512<short>.Count)
        {
            var q = Vector512.Load(query + i);
            s0 += Multiply(Load(first + i), q);
            s1 += Multiply(Load(r1 + i), q);
            s2 += Multiply(Load(r2 + i), q);
            s3 += Multiply(Load(r3 + i), q);
        }

        Store(Sums(s0, s1, s2, s3), used, dots);
    }

    private static void ScoreFour(sbyte* first, int used, short* queries, int stride, int* dots, int dotStride)
    {
        sbyte* r1 = Row(first, 1, used, stride), r2 = Row(first, 2, used, stride), r3 = Row(first, 3, used, stride);
        short* q1 = queries + stride, q2 = q1 + stride, q3 = q2 + stride;
        Vector512<int> s00 = default, s01 = default, s02 = default, s03 = default;
        Vector512<int> s10 = default, s11 = default, s12 = default, s13 = default;
        Vector512<int> s20 = default, s21 = default, s22 = default, s23 = default;
        Vector512<int> s30 = default, s31 = default, s32 = default, s33 = default;
        for (var i = 0; i < stride; i += Vector512<short>.Count)
        {
            Vector512<short> a = Load(first + i), b = Load(r1 + i), c = Load(r2 + i), d = Load(r3 + i);
            var q = Vector512.Load(queries + i);
            (s00, s01, s02, s03) = (s00 + Multiply(a, q), s01 + Multiply(b, q), s02 + Multiply(c, q), s03 + Multiply(d, q));
            q = Vector512.Load(q1 + i);
            (s10, s11, s12, s13) = (s10 + Multiply(a, q), s11 + Multiply(b, q), s12 + Multiply(c, q), s13 + Multiply(d, q));
            q = Vector512.Load(q2 + i);
            (s20, s21, s22, s23) = (s20 + Multiply(a, q), s21 + Multiply(b, q), s22 + Multiply(c, q), s23 + Multiply(d, q));
            q = Vector512.Load(q3 + i);
            (s30, s31, s32, s33) = (s30 + Multiply(a, q), s31 + Multiply(b, q), s32 + Multiply(c, q), s33 + Multiply(d, q));
        }

        Store(Sums(s00, s01, s02, s03), used, dots);
        Store(Sums(s10, s11, s12, s13), used, dots + dotStride);
        Store(Sums(s20, s21, s22, s23), used, dots + (2 * dotStride));
        Store(Sums(s30, s31, s32, s33), used, dots + (3 * dotStride));
    }

    /// <summary>The vector path of other processors: a product of two codes fits 16 bits.</summary>
    internal static void ScorePairs(sbyte* rows, int rowCount, short* queries, int queryCount, int stride, int* dots, int dotStride)
    {
        for (var row = 0; row < rowCount; row++)
        {
            for (var query = 0; query < queryCount; query++)
            {
                dots[(query * dotStride) + row] = Dot(rows + ((long)row * stride), queries + ((long)query * stride), stride);
            }
        }
    }

    private static int Dot(sbyte* row, short* query, int stride)
    {
        var sum = Vector<int>.Zero;
        for (var i = 0; i < stride; i += Vector<sbyte>.Count)
        {
            Vector.Widen(Vector.Load(row + i), out var lower, out var upper);
            Vector.Widen(lower * Vector.Load(query + i), out var first, out var second);
            Vector.Widen(upper * Vector.Load(query + i + Vector<short>.Count), out var third, out var fourth);
            sum += first + second + third + fourth;
        }

        return Vector.Sum(sum);
    }

    // Where fewer than four rows are left, the last stands in for the missing ones.
    private static sbyte* Row(sbyte* first, int row, int used, int stride) => first + (Math.Min(row, used - 1) * (long)stride);

    private static Vector512<short> Load(sbyte* codes) => Avx512BW.ConvertToVector512Int16(Vector256.Load(codes));

    private static Vector512<int> Multiply(Vector512<short> row, Vector512<short> query) => Avx512BW.MultiplyAddAdjacent(row, query);

    private static Vector128<int> Sums(Vector512<int> a, Vector512<int> b, Vector512<int> c, Vector512<int> d) =>
        Vector128.Create(Vector512.Sum(a), Vector512.Sum(b), Vector512.Sum(c), Vector512.Sum(d));

    private static void Store(Vector128<int> sums, int used, int* dots)
    {
        for (var row = 0; row < used; row++)
        {
            dots[row] = sums[row];
        }
    }
}
