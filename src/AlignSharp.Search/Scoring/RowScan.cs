using AlignSharp.Search.Filters;

namespace AlignSharp.Search.Scoring;

/// <summary>Looks at every row that may be found, on all cores, and keeps the best of each query.</summary>
/// <param name="rows">Rows of the index.</param>
/// <param name="mask">Rows that may be found; null for all.</param>
/// <param name="threads">Threads that score.</param>
internal sealed class RowScan(long rows, RowMask? mask, int threads)
{
    /// <summary>Rows that are scored at a time: few enough that they stay in the cache while all queries meet them.</summary>
    public const int BlockLength = RowMask.WordLength;

    // Large enough that taking the next costs nothing, small enough that threads end together.
    private const int BlocksAtOnce = 32;

    /// <summary>The best rows of each query, best first.</summary>
    /// <param name="createScorer">Makes the scorer of one thread.</param>
    /// <param name="queries">How many queries it scores.</param>
    /// <param name="count">Rows kept for each query.</param>
    /// <param name="cancellationToken">Stops the scan between blocks.</param>
    public ScoredRow[][] Run(Func<IRowScorer> createScorer, int queries, int count, CancellationToken cancellationToken)
    {
        var chunks = (rows + (BlockLength * BlocksAtOnce) - 1) / (BlockLength * BlocksAtOnce);
        var best = NewLists(queries, count);
        var merging = new Lock();
        Parallel.For(
            0,
            chunks,
            new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken },
            () => new Worker(createScorer(), NewLists(queries, count)),
            (chunk, _, worker) =>
            {
                ScanChunk(chunk, worker);
                return worker;
            },
            worker =>
            {
                lock (merging)
                {
                    Merge(best, worker.Best);
                }
            });
        return Array.ConvertAll(best, static list => list.ToArray());
    }

    private void ScanChunk(long chunk, Worker worker)
    {
        var end = Math.Min(rows, (chunk + 1) * BlockLength * BlocksAtOnce);
        for (var start = chunk * BlockLength * BlocksAtOnce; start < end; start += BlockLength)
        {
            var allowed = mask?.WordAt(start) ?? ulong.MaxValue;
            if (allowed != 0)
            {
                var count = (int)Math.Min(BlockLength, end - start);
                worker.Scorer.Score(start, count, worker.Scores);
                Keep(start, count, allowed, worker);
            }
        }
    }

    private static void Keep(long start, int count, ulong allowed, Worker worker)
    {
        for (var query = 0; query < worker.Best.Length; query++)
        {
            var list = worker.Best[query];
            var scores = worker.Scores.AsSpan(query * BlockLength, count);
            for (var row = 0; row < scores.Length; row++)
            {
                // Rows come in any order of chunks, so a row that equals the threshold may still belong before it.
                if (scores[row] >= list.Threshold && (allowed >> row & 1) != 0)
                {
                    list.Add(new ScoredRow(start + row, scores[row]));
                }
            }
        }
    }

    private static TopList[] NewLists(int queries, int count) => [.. Enumerable.Range(0, queries).Select(_ => new TopList(count))];

    private static void Merge(TopList[] into, TopList[] from)
    {
        for (var query = 0; query < into.Length; query++)
        {
            into[query].AddAll(from[query]);
        }
    }

    private sealed class Worker(IRowScorer scorer, TopList[] best)
    {
        public IRowScorer Scorer { get; } = scorer;

        public TopList[] Best { get; } = best;

        public float[] Scores { get; } = new float[best.Length * BlockLength];
    }
}
