using System.Numerics.Tensors;

namespace AlignSharp.Search.Scoring;

/// <summary>Scores int8 rows, nearly: dot products of codes, exact in 32 bits, times what the codes are worth.</summary>
/// <param name="codes">The codes of the first row of the index.</param>
/// <param name="scales">What a code of each row is worth.</param>
/// <param name="queries">The queries.</param>
internal sealed unsafe class CodeScorer(sbyte* codes, float* scales, CodeBlock queries) : IRowScorer
{
    private readonly int[] _dots = new int[queries.Count * RowScan.BlockLength];

    public void Score(long firstRow, int rowCount, Span<float> scores)
    {
        fixed (int* dots = _dots)
        fixed (short* query = queries.Codes)
        {
            CodeKernel.Score(
                codes + (firstRow * queries.Stride), rowCount, query, queries.Count, queries.Stride, dots, RowScan.BlockLength);
        }

        var rowScales = new ReadOnlySpan<float>(scales + firstRow, rowCount);
        for (var query = 0; query < queries.Count; query++)
        {
            var target = scores.Slice(query * RowScan.BlockLength, rowCount);
            TensorPrimitives.ConvertTruncating<int, float>(_dots.AsSpan(query * RowScan.BlockLength, rowCount), target);
            TensorPrimitives.Multiply(target, rowScales, target);
            TensorPrimitives.Multiply(target, queries.Scales[query], target);
        }
    }
}
