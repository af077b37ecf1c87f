using System.Diagnostics;

namespace AlignSharp.Cli.Benchmarking;

/// <summary>Times engines by turns, so that a machine that speeds up or slows down treats them alike.</summary>
internal static class BenchTurns
{
    /// <summary>The median of each engine, after one turn that is not counted.</summary>
    public static IEnumerable<BenchResult> Measure(
        BenchCase work, IReadOnlyList<IBenchEngine> engines, int rounds, CancellationToken cancellationToken)
    {
        var times = engines.Select(_ => new List<double>(rounds)).ToArray();
        for (var round = 0; round <= rounds; round++)
        {
            for (var engine = 0; engine < engines.Count; engine++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var start = Stopwatch.GetTimestamp();
                work.Run(engines[engine]);
                if (round > 0)
                {
                    times[engine].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        return engines.Zip(times, (engine, list) =>
            new BenchResult(work.Name, engine.Name, engine.Precision, list.Order().ElementAt(list.Count / 2) / work.Items));
    }
}
