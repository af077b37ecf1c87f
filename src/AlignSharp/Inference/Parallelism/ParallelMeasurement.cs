namespace AlignSharp.Inference.Parallelism;

/// <summary>Finds the quickest of several plans by doing the same work with each, by turns.</summary>
internal static class ParallelMeasurement
{
    private const int Rounds = 2;
    private const int LargestBatch = 8;

    /// <summary>The plans worth trying: every way to share the cores among equal sessions, with batches of 1, 2, 4 and 8.</summary>
    /// <param name="cores">Cores that may be used.</param>
    /// <param name="batch">The largest batch that makes sense for the tower.</param>
    public static IReadOnlyList<ParallelPlan> Candidates(int cores, int batch) =>
    [
        .. Enumerable.Range(1, cores).Where(sessions => cores % sessions == 0).SelectMany(sessions =>
            Powers(Math.Min(batch, LargestBatch)).Select(size => new ParallelPlan(sessions, cores / sessions, size))),
    ];

    /// <summary>The plan with the least time of its best round; the first round is not counted.</summary>
    /// <param name="candidates">At least one plan.</param>
    /// <param name="work">Does the same amount of work whatever the plan.</param>
    /// <param name="time">Tells the time.</param>
    public static ParallelPlan Choose(IReadOnlyList<ParallelPlan> candidates, Action<ParallelPlan> work, TimeProvider time)
    {
        var best = candidates.ToDictionary(static plan => plan, static _ => TimeSpan.MaxValue);
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var plan in candidates)
            {
                var start = time.GetTimestamp();
                work(plan);
                var elapsed = time.GetElapsedTime(start);
                best[plan] = round > 0 && elapsed < best[plan] ? elapsed : best[plan];
            }
        }

        return candidates.MinBy(plan => best[plan])!;
    }

    private static IEnumerable<int> Powers(int most)
    {
        for (var power = 1; power <= most; power *= 2)
        {
            yield return power;
        }
    }
}
