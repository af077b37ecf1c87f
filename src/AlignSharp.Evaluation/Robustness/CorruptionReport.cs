using System.Collections.Immutable;
using AlignSharp.Evaluation.Corruptions;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Robustness;

/// <summary>Sums up how far accuracy falls.</summary>
/// <param name="Clean">Whether each picture is classified rightly as it is: 1 or 0.</param>
/// <param name="Corrupted">The same under each corruption.</param>
/// <param name="Severities">The severities, ascending.</param>
/// <param name="Bootstrap">Makes intervals.</param>
internal sealed record CorruptionReport(
    ImmutableArray<double> Clean, ImmutableArray<SeverityHits> Corrupted, ImmutableArray<int> Severities, Bootstrap Bootstrap)
{
    private static readonly ImmutableHashSet<string> CommonNames = [.. CorruptionCatalog.Common.Select(static corruption => corruption.Name)];

    public IEnumerable<Figure> Figures()
    {
        yield return Figure.Share("clean_acc1", "Top-1 as it is", Observations.Single(Clean), Bootstrap);
        ImmutableArray<ImmutableArray<double>> common = [.. Corrupted.Where(static own => CommonNames.Contains(own.Name)).Select(static own => own.Means)];
        if (common.IsEmpty)
        {
            yield break;
        }

        ImmutableArray<double> right = [.. Enumerable.Range(0, Clean.Length).Select(picture => common.Average(own => own[picture]))];
        yield return Figure.Share("mean_corruption_error", $"Mean corruption error ({common.Length} kinds)", Observations.Single(right.Select(static share => 1 - share)), Bootstrap);
        yield return Figure.Share("relative_corruption_error", "The same less the error as it is", Observations.Single(Clean.Zip(right, static (before, after) => before - after)), Bootstrap);
        yield return Retained(Observations.Single(right));
    }

    public FigureTable Table() => new("corruptions", "Top-1 by severity", "corruption",
        [.. Corrupted.Select(own => new FigureRow(own.Name,
            [.. Severities.Select((severity, place) => Share($"acc1_{severity}", $"severity {severity}", own.Hits[place])), Share("acc1", "mean", own.Means)]))]);

    public IEnumerable<Chart> Charts() => Corrupted.GroupBy(static own => own.Family)
        .Select(family => new Chart($"{family.Key}: accuracy against severity", "severity", "top-1, %", [.. family.Select(Line)]));

    /// <summary>A line from the pictures as they are to the strongest severity.</summary>
    private ChartSeries Line(SeverityHits own) =>
        new(own.Name.Replace('_', ' '), [Point(0, Clean), .. Severities.Select((severity, place) => Point(severity, own.Hits[place]))]);

    private ChartPoint Point(int severity, ImmutableArray<double> hits)
    {
        var figure = Share("", "", hits);
        return new ChartPoint(severity, figure.Value) { Interval = figure.Interval };
    }

    private Figure Share(string name, string title, ImmutableArray<double> hits) => Figure.Share(name, title, Observations.Single(hits), Bootstrap);

    // A ratio of means is no mean: it has an interval but no observations.
    private Figure Retained(Observations right)
    {
        var clean = Observations.Single(Clean);
        return new Figure("retained", "Share of the accuracy that is kept", 100 * right.Mean / clean.Mean)
        {
            Interval = Bootstrap.Of(Clean.Length, weights => 100 * right.WeightedMean(weights) / clean.WeightedMean(weights)),
        };
    }
}
