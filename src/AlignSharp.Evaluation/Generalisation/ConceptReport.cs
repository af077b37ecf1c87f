using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Generalisation;

/// <summary>Accuracy on classes by how often their names occur in training captions.</summary>
/// <param name="Hits">Whether each picture is classified rightly: 1 or 0.</param>
/// <param name="Seen">In how many training captions the class of each picture is named.</param>
/// <param name="Bootstrap">Makes intervals.</param>
internal sealed record ConceptReport(ImmutableArray<double> Hits, ImmutableArray<int> Seen, Bootstrap Bootstrap)
{
    private static readonly ImmutableArray<int> Bounds = [0, 1, 10, 100, 1000];

    public IEnumerable<Figure> Figures()
    {
        var (unseen, seen) = (Where(static count => count == 0), Where(static count => count > 0));
        foreach (var (name, title, hits) in ((string, string, ImmutableArray<double>)[])[("acc1_seen", "Top-1 of concepts in training captions", seen), ("acc1_unseen", "Top-1 of concepts in none", unseen)])
        {
            if (!hits.IsEmpty)
            {
                yield return Share(name, title, hits);
            }
        }

        if (!unseen.IsEmpty && !seen.IsEmpty)
        {
            yield return new Figure("unseen_gap", "Seen less unseen", 100 * (seen.Average() - unseen.Average()))
            {
                Interval = Bootstrap.Of(Hits.Length, weights => 100 * (Mean(weights, isSeen: true) - Mean(weights, isSeen: false))),
            };
        }
    }

    public FigureTable Table() => new("by_frequency", "Top-1 by how often a concept was seen", "captions with it",
        [.. Enumerable.Range(0, Bounds.Length).Select(bin => (Name: Describe(bin), Hits: Where(count => Bin(count) == bin))).Where(static bin => !bin.Hits.IsEmpty)
            .Select(bin => new FigureRow(bin.Name, [new("images", "pictures", bin.Hits.Length, FigureUnit.Count), Share("acc1", "top-1", bin.Hits)]))]);

    private static int Bin(int count) => Bounds.Count(bound => bound <= count) - 1;

    private static string Describe(int bin) => bin == 0 ? "0" : bin == Bounds.Length - 1 ? $"{Bounds[bin]} or more" : $"{Bounds[bin]} to {Bounds[bin + 1] - 1}";

    private ImmutableArray<double> Where(Func<int, bool> isWanted) => [.. Hits.Where((_, picture) => isWanted(Seen[picture]))];

    private Figure Share(string name, string title, ImmutableArray<double> hits) => Figure.Share(name, title, Observations.Single(hits), Bootstrap);

    private double Mean(int[] weights, bool isSeen)
    {
        var members = Enumerable.Range(0, Hits.Length).Where(picture => Seen[picture] > 0 == isSeen);
        return members.Sum(picture => weights[picture] * Hits[picture]) / members.Sum(picture => weights[picture]);
    }
}
