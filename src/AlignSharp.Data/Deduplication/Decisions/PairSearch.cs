namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>Looks for pairs on every core, and tells how far it is.</summary>
internal static class PairSearch
{
    private const int BatchSize = 256;

    /// <param name="count">How many things to search from, numbered from 0.</param>
    /// <param name="task">What is done, for a person.</param>
    /// <param name="search">Adds the pairs of one of them; called from several threads.</param>
    /// <param name="progress">Told after each batch.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static IReadOnlyList<NearPair> Run(
        int count, string task, Action<int, List<NearPair>> search, IProgress<DedupProgress>? progress, CancellationToken cancellationToken)
    {
        var found = new NearPairList();
        var done = 0;
        var batches = (count + BatchSize - 1) / BatchSize;
        Parallel.For(0, batches, new ParallelOptions { CancellationToken = cancellationToken }, batch =>
        {
            var pairs = new List<NearPair>();
            var end = Math.Min(count, (batch + 1) * BatchSize);
            for (var i = batch * BatchSize; i < end; i++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                search(i, pairs);
            }

            found.Add(pairs);
            progress?.Report(new DedupProgress(task, Math.Min(count, Interlocked.Add(ref done, BatchSize)), count));
        });
        return found.Sorted();
    }
}
