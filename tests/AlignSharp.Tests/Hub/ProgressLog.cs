using System.Collections.Concurrent;
using AlignSharp.Hub;

namespace AlignSharp.Tests.Hub;

/// <summary>Keeps what is reported, and tells a test at once.</summary>
internal sealed class ProgressLog(Action<HubProgress>? reported = null) : IProgress<HubProgress>
{
    public ConcurrentQueue<HubProgress> Reports { get; } = [];

    public void Report(HubProgress value)
    {
        Reports.Enqueue(value);
        reported?.Invoke(value);
    }
}
