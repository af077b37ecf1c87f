using System.Diagnostics;

namespace AlignSharp.Search.Building;

/// <summary>Adds up the time of each stage. Thread-safe.</summary>
internal sealed class StageClock
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly TimeSpan _processor = Environment.CpuUsage.TotalTime;
    private readonly long[] _ticks = new long[Enum.GetValues<Stage>().Length];

    public enum Stage
    {
        Reading,
        Preparing,
        Embedding,
        Writing,
    }

    public T Measure<T>(Stage stage, Func<T> work)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            return work();
        }
        finally
        {
            Interlocked.Add(ref _ticks[(int)stage], Stopwatch.GetElapsedTime(start).Ticks);
        }
    }

    public void Measure(Stage stage, Action work) => Measure(stage, () =>
    {
        work();
        return true;
    });

    public StageTimes Read() => new(
        Stopwatch.GetElapsedTime(_start),
        TimeOf(Stage.Reading),
        TimeOf(Stage.Preparing),
        TimeOf(Stage.Embedding),
        TimeOf(Stage.Writing),
        Environment.CpuUsage.TotalTime - _processor);

    private TimeSpan TimeOf(Stage stage) => TimeSpan.FromTicks(Interlocked.Read(ref _ticks[(int)stage]));
}
