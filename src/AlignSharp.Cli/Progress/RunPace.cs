using System.Diagnostics;

namespace AlignSharp.Cli.Progress;

/// <summary>The time since a piece of work began, and how much of all cores the process used in it.</summary>
internal sealed class RunPace
{
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly TimeSpan _processor = Environment.CpuUsage.TotalTime;

    /// <summary>The seconds that passed and the share of all cores' time that was used, 0 to 1.</summary>
    public (double Seconds, double Busy) Read()
    {
        var seconds = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        return (seconds, (Environment.CpuUsage.TotalTime - _processor).TotalSeconds / (seconds * Environment.ProcessorCount));
    }
}
