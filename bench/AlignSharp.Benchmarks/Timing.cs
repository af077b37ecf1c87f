using System.Diagnostics;

namespace AlignSharp.Benchmarks;

/// <summary>Times several ways of doing the same work by turns, so that a machine that speeds up or slows down treats them alike.</summary>
internal static class Timing
{
    /// <summary>The median milliseconds of each, after one round that is not counted.</summary>
    public static double[] Medians(int rounds, params Action[] ways)
    {
        var times = ways.Select(_ => new List<double>(rounds)).ToArray();
        for (var round = 0; round <= rounds; round++)
        {
            for (var way = 0; way < ways.Length; way++)
            {
                var start = Stopwatch.GetTimestamp();
                ways[way]();
                if (round > 0)
                {
                    times[way].Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                }
            }
        }

        return [.. times.Select(static list => list.Order().ElementAt(list.Count / 2))];
    }
}
