using System.Collections.Immutable;
using System.Diagnostics;
using AlignSharp.Evaluation.Results;

namespace AlignSharp.Evaluation;

/// <summary>Adds up how long the parts of a run take.</summary>
internal sealed class StageClock
{
    private readonly OrderedDictionary<string, TimeSpan> _times = [];
    private long _start = Stopwatch.GetTimestamp();

    public ImmutableArray<StageTime> Times => [.. _times.Select(static own => new StageTime(own.Key, own.Value))];

    /// <summary>Counts the time since the last stop for a stage.</summary>
    public void Stop(string stage)
    {
        var now = Stopwatch.GetTimestamp();
        _times[stage] = _times.GetValueOrDefault(stage) + Stopwatch.GetElapsedTime(_start, now);
        _start = now;
    }
}
