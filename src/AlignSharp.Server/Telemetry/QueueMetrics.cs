using System.Diagnostics.Metrics;

namespace AlignSharp.Server.Telemetry;

/// <summary>Counts what happens in the queues.</summary>
internal sealed class QueueMetrics
{
    private readonly UpDownCounter<long> _waiting;
    private readonly Counter<long> _rejected;
    private readonly Counter<long> _dropped;
    private readonly Histogram<int> _batchSize;
    private readonly Histogram<double> _wait;

    public QueueMetrics(IMeterFactory meters)
    {
        var meter = meters.Create(ServerTelemetry.SourceName);
        _waiting = meter.CreateUpDownCounter<long>("alignsharp.queue.items", "{item}", "Items that wait or are under way.");
        _rejected = meter.CreateCounter<long>("alignsharp.queue.rejected", "{request}", "Requests refused because the queue was full.");
        _dropped = meter.CreateCounter<long>("alignsharp.queue.dropped", "{item}", "Items whose client had gone before they were computed.");
        _batchSize = meter.CreateHistogram(
            "alignsharp.batch.size", "{item}", "Items computed together.",
            advice: new InstrumentAdvice<int> { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128] });
        _wait = meter.CreateHistogram(
            "alignsharp.queue.wait", "s", "Time from the queue's end to its head.",
            advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] });
    }

    public void Waiting(string kind, int change) => _waiting.Add(change, Tag(kind));

    public void Rejected(string kind) => _rejected.Add(1, Tag(kind));

    public void Dropped(string kind) => _dropped.Add(1, Tag(kind));

    public void Computed(string kind, int items, IEnumerable<TimeSpan> waits)
    {
        var tag = Tag(kind);
        _batchSize.Record(items, tag);
        foreach (var wait in waits)
        {
            _wait.Record(wait.TotalSeconds, tag);
        }
    }

    private static KeyValuePair<string, object?> Tag(string kind) => new("alignsharp.kind", kind);
}
