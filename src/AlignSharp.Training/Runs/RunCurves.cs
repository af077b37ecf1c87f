using AlignSharp.Evaluation.Results;

namespace AlignSharp.Training.Runs;

/// <summary>The figures of a log as charts over the steps.</summary>
internal static class RunCurves
{
    public static IReadOnlyList<Chart> Of(IReadOnlyList<LogEntry> log) =>
    [
        Of(log, "Loss", "loss", ("loss", static entry => entry.Loss)),
        Of(
            log,
            "Recall@1 on held-out pairs",
            "percent",
            ("image to text", static entry => entry.Measurement?.ImageToTextR1),
            ("text to image", static entry => entry.Measurement?.TextToImageR1)),
        Of(
            log,
            "Recall@5 on held-out pairs",
            "percent",
            ("image to text", static entry => entry.Measurement?.ImageToTextR5),
            ("text to image", static entry => entry.Measurement?.TextToImageR5)),
        Of(log, "Learning rate", "rate", ("rate", static entry => entry.LearningRate)),
        Of(log, "Temperature", "temperature", ("temperature", static entry => entry.Temperature)),
        Of(log, "Length of the gradients before clipping", "length", ("length", static entry => entry.GradientNorm)),
        Of(log, "Speed", "pairs a second", ("speed", static entry => entry.PairsPerSecond)),
        Of(log, "Time spent waiting for data", "percent", ("waiting", static entry => 100 * entry.WaitShare)),
        Of(log, "Memory of the process", "MiB", ("memory", static entry => entry.Memory / (double)(1 << 20))),
    ];

    private static Chart Of(
        IReadOnlyList<LogEntry> log, string title, string vertical, params ReadOnlySpan<(string Name, Func<LogEntry, double?> Value)> lines)
    {
        var series = new List<ChartSeries>();
        foreach (var (name, value) in lines)
        {
            series.Add(new ChartSeries(name, [.. Points(log, value)]));
        }

        return new Chart(title, "step", vertical, [.. series.Where(static line => !line.Points.IsEmpty)]);
    }

    private static IEnumerable<ChartPoint> Points(IReadOnlyList<LogEntry> log, Func<LogEntry, double?> value)
    {
        foreach (var entry in log)
        {
            if (value(entry) is { } height && double.IsFinite(height))
            {
                yield return new ChartPoint(entry.Step, height);
            }
        }
    }
}
