using AlignSharp.Cli.Hosting;
using AlignSharp.Evaluation.Reports;
using AlignSharp.Evaluation.Results;
using AlignSharp.IO;

namespace AlignSharp.Cli.Benchmarking;

/// <summary>Measures what an item costs as batch, length, threads and size of pictures change, and draws it.</summary>
internal sealed class CostPlots(BenchModel model, IReadOnlyList<string> names, int rounds, Terminal terminal)
{
    private const int Picture = 32;
    private static readonly int[] Batches = [1, 2, 4, 8, 16];
    private static readonly int[] Lengths = [4, 8, 16, 32, 64];
    private static readonly double[] Sizes = [0.5, 0.75, 1, 1.25, 1.5];

    public void Write(string folder, CancellationToken cancellationToken)
    {
        using (var engines = BenchEngines.Start(model, names, threads: null, terminal))
        {
            Draw(folder, "batch", "pictures in a batch", Batches, batch => Measure(engines, BenchCase.Images(model.Plan.Config, batch, model.Side), cancellationToken));
            Draw(folder, "length", "tokens a text", Lengths, length => Measure(engines, BenchCase.Texts(model.Plan.Config, length), cancellationToken));
            Draw(folder, "size", "pixels a side", [.. Sizes.Select(Side)], side => Measure(engines, BenchCase.Images(model.Plan.Config, 1, side), cancellationToken));
        }

        Draw(folder, "threads", "threads", [.. Enumerable.Range(1, Environment.ProcessorCount)], threads =>
        {
            using var engines = BenchEngines.Start(model, names, threads, terminal);
            return Measure(engines, BenchCase.Images(model.Plan.Config, 1, model.Side), cancellationToken);
        });
    }

    private int Side(double factor) => Math.Max(Picture, (int)(model.Side * factor));

    private List<BenchResult> Measure(BenchEngines engines, BenchCase work, CancellationToken cancellationToken) =>
        [.. BenchTurns.Measure(work, engines.Open, rounds, cancellationToken)];

    private void Draw(string folder, string name, string horizontal, IReadOnlyList<int> places, Func<int, List<BenchResult>> measure)
    {
        var points = places.SelectMany(place => measure(place).Select(result => (Series: $"{result.Engine} {result.Precision}", Place: place, result.MsPerItem)));
        var chart = new Chart($"Against {horizontal}", horizontal, "ms an item",
        [
            .. points.GroupBy(static point => point.Series).Select(static series =>
                new ChartSeries(series.Key, [.. series.Select(static point => new ChartPoint(point.Place, point.MsPerItem))])),
        ]);
        var path = Path.Combine(folder, $"{name}.svg");
        AtomicFile.Write(path, stream => SvgSheet.Write(stream, "What an item costs", [chart]));
        terminal.Note($"Wrote {path}.");
    }
}
