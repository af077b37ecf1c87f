using System.Numerics.Tensors;
using System.Runtime.Intrinsics;

namespace AlignSharp.Search.Scoring;

/// <summary>
/// Dot products of float32 rows and queries whose strides are multiples of a register. Four rows meet four queries, so
/// that each number read from memory is used four times. The sum of a pair is made in one order whatever stands around it:
/// equal vectors get equal scores.
/// </summary>
internal static unsafe class SingleKernel
{
    private const int Tile = 4;

    /// <summary>Fills <c>scores[query * scoreStride + row]</c>.</summary>
    public static void Score(float* rows, int rowCount, float* queries, int queryCount, int stride, float* scores, int scoreStride)
    {
        if (!Vector512.IsHardwareAccelerated)
        {
            ScorePairs(rows, rowCount, queries, queryCount, stride, scores, scoreStride);
            return;
        }

        for (var row = 0; row < rowCount; row += Tile)
        {
            var used = Math.Min(Tile, rowCount - row);
            var tile = new RowTile(rows + ((long)row * stride), used, stride);
            var query = 0;
            for (; query + Tile <= queryCount; query += Tile)
            {
                ScoreFour(tile, queries + ((long)query * stride), stride, scores + (query * scoreStride) + row, scoreStride);
            }

            for (; query < queryCount; query++)
            {
                ScoreOne(tile, queries + ((long)query * stride), stride, scores + (query * scoreStride) + row);
            }
        }
    }

    private static void ScorePairs(float* rows, int rowCount, float* queries, int queryCount, int stride, float* scores, int scoreStride)
    {
        for (var row = 0; row < rowCount; row++)
        {
            var values = new ReadOnlySpan<float>(rows + ((long)row * stride), stride);
            for (var query = 0; query < queryCount; query++)
            {
                scores[(query * scoreStride) + row] =
                    TensorPrimitives.Dot(values, new ReadOnlySpan<float>(queries + ((long)query * stride), stride));
            }
        }
    }

    // Row after row: a lone query is as quick as memory, which gives most to one stream read in its order.
    private static void ScoreOne(in RowTile rows, float* query, int stride, float* scores)
    {
        var row = rows.First;
        for (var number = 0; number < rows.Used; number++, row += stride)
        {
            Vector512<float> sum = default;
            for (var i = 0; i < stride; i += Vector512<float>.Count)
            {
                sum = Vector512.FusedMultiplyAdd(Vector512.Load(row + i), Vector512.Load(query + i), sum);
            }

            scores[number] = Vector512.Sum(sum);
        }
    }

    private static void ScoreFour(in RowTile rows, float* queries, int stride, float* scores, int scoreStride)
    {
        Vector512<float> s00 = default, s01 = default, s02 = default, s03 = default;
        Vector512<float> s10 = default, s11 = default, s12 = default, s13 = default;
        Vector512<float> s20 = default, s21 = default, s22 = default, s23 = default;
        Vector512<float> s30 = default, s31 = default, s32 = default, s33 = default;
        float* r0 = rows.First, r1 = rows.Second, r2 = rows.Third, r3 = rows.Fourth;
        float* q1 = queries + stride, q2 = q1 + stride, q3 = q2 + stride;
        for (var i = 0; i < stride; i += Vector512<float>.Count)
        {
            Vector512<float> a = Vector512.Load(r0 + i), b = Vector512.Load(r1 + i), c = Vector512.Load(r2 + i), d = Vector512.Load(r3 + i);
            var q = Vector512.Load(queries + i);
            (s00, s01, s02, s03) = (Add(a, q, s00), Add(b, q, s01), Add(c, q, s02), Add(d, q, s03));
            q = Vector512.Load(q1 + i);
            (s10, s11, s12, s13) = (Add(a, q, s10), Add(b, q, s11), Add(c, q, s12), Add(d, q, s13));
            q = Vector512.Load(q2 + i);
            (s20, s21, s22, s23) = (Add(a, q, s20), Add(b, q, s21), Add(c, q, s22), Add(d, q, s23));
            q = Vector512.Load(q3 + i);
            (s30, s31, s32, s33) = (Add(a, q, s30), Add(b, q, s31), Add(c, q, s32), Add(d, q, s33));
        }

        Store(Sums(s00, s01, s02, s03), rows.Used, scores);
        Store(Sums(s10, s11, s12, s13), rows.Used, scores + scoreStride);
        Store(Sums(s20, s21, s22, s23), rows.Used, scores + (2 * scoreStride));
        Store(Sums(s30, s31, s32, s33), rows.Used, scores + (3 * scoreStride));
    }

    private static Vector512<float> Add(Vector512<float> row, Vector512<float> query, Vector512<float> sum) =>
        Vector512.FusedMultiplyAdd(row, query, sum);

    private static Vector128<float> Sums(Vector512<float> a, Vector512<float> b, Vector512<float> c, Vector512<float> d) =>
        Vector128.Create(Vector512.Sum(a), Vector512.Sum(b), Vector512.Sum(c), Vector512.Sum(d));

    private static void Store(Vector128<float> sums, int used, float* scores)
    {
        if (used == Tile)
        {
            sums.Store(scores);
            return;
        }

        for (var row = 0; row < used; row++)
        {
            scores[row] = sums[row];
        }
    }

    /// <summary>Four rows; where fewer are left, the last stands in for the missing ones.</summary>
    private readonly struct RowTile(float* first, int used, int stride)
    {
        public int Used { get; } = used;

        public float* First { get; } = first;

        public float* Second { get; } = first + (Math.Min(1, used - 1) * (long)stride);

        public float* Third { get; } = first + (Math.Min(2, used - 1) * (long)stride);

        public float* Fourth { get; } = first + (Math.Min(3, used - 1) * (long)stride);
    }
}
