using AlignSharp.Search.Filters;
using AlignSharp.Search.Storage;

namespace AlignSharp.Search.Scoring;

/// <summary>The vectors of an index in the precision it keeps, and how they are searched. Safe to use from several threads.</summary>
/// <param name="info">What the index holds.</param>
/// <param name="vectors">Its float32 or float16 vectors.</param>
/// <param name="codes">Its int8 codes, then what a code of each row is worth; null where there are none.</param>
/// <param name="threads">Threads of one search.</param>
internal sealed unsafe class VectorMatrix(IndexInfo info, MappedFile vectors, MappedFile? codes, int threads) : IDisposable
{
    // int8 confuses neighbours of nearly equal scores: so many times as many rows, and at least so many, are scored again.
    private const int CandidateFactor = 4;
    private const int LeastCandidates = 100;

    /// <summary>Bytes of the file of vectors.</summary>
    public static long VectorBytes(IndexInfo info) => info.Precision == VectorPrecision.Float16
        ? VectorLayout.Of<Half>(info.Rows, info.Size).Bytes
        : VectorLayout.Of<float>(info.Rows, info.Size).Bytes;

    /// <summary>Bytes of the file of codes.</summary>
    public static long CodeBytes(IndexInfo info) => checked(VectorLayout.Of<sbyte>(info.Rows, info.Size).Bytes + (info.Rows * sizeof(float)));

    /// <summary>The best rows of each query, best first.</summary>
    public ScoredRow[][] Search(QueryBlock queries, RowMask? mask, int count, CancellationToken cancellationToken)
    {
        using var lease = vectors.Acquire();
        var pointer = lease.Pointer;
        var scan = new RowScan(info.Rows, mask, threads);
        return info.Precision switch
        {
            VectorPrecision.Float32 => scan.Run(() => new SingleScorer((float*)pointer, queries), queries.Count, count, cancellationToken),
            VectorPrecision.Float16 => scan.Run(() => new HalfScorer((Half*)pointer, queries), queries.Count, count, cancellationToken),
            _ => Rescore(queries, ScanCodes(scan, queries, count, cancellationToken), count),
        };
    }

    /// <summary>The best of the candidates of each query by their exact scores, best first.</summary>
    public ScoredRow[][] Rescore(QueryBlock queries, ScoredRow[][] candidates, int count)
    {
        using var lease = vectors.Acquire();
        var best = new ScoredRow[candidates.Length][];
        Span<float> score = stackalloc float[RowScan.BlockLength];
        for (var query = 0; query < best.Length; query++)
        {
            IRowScorer scorer = info.Precision == VectorPrecision.Float16
                ? new HalfScorer((Half*)lease.Pointer, queries.Single(query))
                : new SingleScorer((float*)lease.Pointer, queries.Single(query));
            var list = new TopList(count);
            foreach (var candidate in candidates[query])
            {
                scorer.Score(candidate.Row, 1, score);
                list.Add(candidate with { Score = score[0] });
            }

            best[query] = list.ToArray();
        }

        return best;
    }

    /// <summary>Copies a vector, of length 1 but for rounding.</summary>
    public void Read(long row, Span<float> vector)
    {
        using var lease = vectors.Acquire();
        if (info.Precision == VectorPrecision.Float16)
        {
            var stride = VectorLayout.Of<Half>(info.Rows, info.Size).Stride;
            System.Numerics.Tensors.TensorPrimitives.ConvertToSingle(new ReadOnlySpan<Half>((Half*)lease.Pointer + (row * stride), info.Size), vector);
        }
        else
        {
            var stride = VectorLayout.SingleStride(info.Size);
            new ReadOnlySpan<float>((float*)lease.Pointer + (row * stride), info.Size).CopyTo(vector);
        }
    }

    public void Dispose()
    {
        vectors.Dispose();
        codes?.Dispose();
    }

    private ScoredRow[][] ScanCodes(RowScan scan, QueryBlock queries, int count, CancellationToken cancellationToken)
    {
        using var lease = codes!.Acquire();
        var block = CodeBlock.Create(queries);
        var first = (sbyte*)lease.Pointer;
        var scales = (float*)(first + VectorLayout.Of<sbyte>(info.Rows, info.Size).Bytes);
        var candidates = Math.Max(checked(count * CandidateFactor), LeastCandidates);
        return scan.Run(() => new CodeScorer(first, scales, block), queries.Count, candidates, cancellationToken);
    }
}
