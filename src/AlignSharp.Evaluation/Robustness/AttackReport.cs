using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Robustness;

/// <summary>How often a pasted label is believed.</summary>
/// <param name="Labels">The class of each picture.</param>
/// <param name="Pasted">The wrong class that is written on it.</param>
/// <param name="Clean">The class found for each picture as it is.</param>
/// <param name="Attacked">The same by severity.</param>
/// <param name="Severities">The severities, ascending.</param>
/// <param name="Bootstrap">Makes intervals.</param>
internal sealed record AttackReport(
    ImmutableArray<int> Labels,
    ImmutableArray<int> Pasted,
    ImmutableArray<int> Clean,
    ImmutableArray<ImmutableArray<int>> Attacked,
    ImmutableArray<int> Severities,
    Bootstrap Bootstrap)
{
    public IEnumerable<Figure> Figures() =>
    [
        Share("attack_acc1", "Top-1 with a wrong label pasted", Attacked[^1], Labels),
        Share("attack_believed", "The pasted label is believed", Attacked[^1], Pasted),
        Share("attack_by_chance", "The same class is found without it", Clean, Pasted),
    ];

    public Chart Chart() => new("Typographic attack: what is found", "severity", "pictures, %",
        [Line("the own class", Labels), Line("the pasted class", Pasted)]);

    private ChartSeries Line(string name, ImmutableArray<int> sought) =>
        new(name, [Point(0, Clean, sought), .. Severities.Select((severity, place) => Point(severity, Attacked[place], sought))]);

    private ChartPoint Point(int severity, ImmutableArray<int> found, ImmutableArray<int> sought)
    {
        var figure = Share("", "", found, sought);
        return new ChartPoint(severity, figure.Value) { Interval = figure.Interval };
    }

    private Figure Share(string name, string title, ImmutableArray<int> found, ImmutableArray<int> sought) =>
        Figure.Share(name, title, Observations.Single(found.Zip(sought, static (own, other) => own == other ? 1d : 0)), Bootstrap);
}
