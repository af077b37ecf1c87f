using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace AlignSharp;

/// <summary>The names under which AlignSharp reports what it does to OpenTelemetry and other listeners.</summary>
public static class AlignTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string SourceName = "AlignSharp";

    private static readonly ActivitySource Source = new(SourceName);
    private static readonly Meter Meter = new(SourceName);

    private static readonly Counter<long> Items = Meter.CreateCounter<long>(
        "alignsharp.items", "{item}", "Pictures and texts embedded.");

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "alignsharp.duration", "s", "Time that embedding a request took.");

    internal static Activity? Start(string kind, int count)
    {
        var activity = Source.StartActivity($"embed {kind}");
        activity?.SetTag("alignsharp.kind", kind);
        activity?.SetTag("alignsharp.count", count);
        return activity;
    }

    internal static void Record(string kind, int count, TimeSpan duration)
    {
        var tag = new KeyValuePair<string, object?>("alignsharp.kind", kind);
        Items.Add(count, tag);
        Duration.Record(duration.TotalSeconds, tag);
    }
}
