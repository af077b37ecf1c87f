using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Bias;

/// <summary>How far accuracy and score differ between groups.</summary>
/// <param name="Results">What was found for each picture.</param>
/// <param name="Names">The groups.</param>
/// <param name="Permutations">How often groups are shuffled for a p-value.</param>
/// <param name="Seed">Decides how.</param>
/// <param name="Bootstrap">Makes intervals.</param>
internal sealed record GapReport(GroupedResults Results, ImmutableArray<string> Names, int Permutations, ulong Seed, Bootstrap Bootstrap)
{
    public IEnumerable<Figure> Figures() =>
    [
        .. Gap("acc1_gap", "Accuracy gap between groups", Results.Hits, 100, FigureUnit.Percent),
        .. Gap("score_gap", "Gap of the own class's cosine", Results.Scores, 1, FigureUnit.Number),
    ];

    public FigureTable Table() => new("groups", "Accuracy and score by group", "group",
        [.. Enumerable.Range(0, Names.Length).Where(Results.Groups.Contains).Select(group => new FigureRow(Names[group], [.. Row(group)]))]);

    private IEnumerable<Figure> Gap(string name, string title, ImmutableArray<double> values, double scale, FigureUnit unit)
    {
        var test = GapTest.Run(values, Results.Groups, Results.Labels, Permutations, Seed);
        yield return new Figure(name, title, scale * test.Gap, unit)
        {
            Interval = Bootstrap.Of(values.Length, weights => scale * GapTest.Between(values, Results.Groups, weights)),
        };
        yield return new Figure($"{name}_p", "p-value, shuffled within classes", test.PValue, FigureUnit.Probability);
    }

    private IEnumerable<Figure> Row(int group)
    {
        ImmutableArray<int> members = [.. Enumerable.Range(0, Results.Groups.Length).Where(picture => Results.Groups[picture] == group)];
        yield return new Figure("images", "pictures", members.Length, FigureUnit.Count);
        yield return Figure.Share("acc1", "top-1", Observations.Single(members.Select(picture => Results.Hits[picture])), Bootstrap);
        yield return Figure.Average("score", "cosine of the own class", Observations.Single(members.Select(picture => Results.Scores[picture])), Bootstrap);
    }
}
