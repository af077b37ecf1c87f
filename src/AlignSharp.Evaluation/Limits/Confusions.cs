using System.Collections.Immutable;
using System.Globalization;
using AlignSharp.Evaluation.Classification;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Statistics;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Limits;

/// <summary>Which classes are taken for which, and which pictures are furthest from their own.</summary>
/// <param name="Labelling">The classes.</param>
/// <param name="Scores">[pictures, classes].</param>
/// <param name="Samples">What is known of the split's pictures.</param>
internal sealed record Confusions(Labelling Labelling, ClassScores Scores, ImmutableArray<SampleFacts> Samples)
{
    private const int MostPairs = 10;
    private const int MostExamples = 12;

    /// <summary>The pictures furthest from being right, the worst first: what the found class is above the own.</summary>
    public ImmutableArray<int> Hardest { get; } =
    [
        .. Enumerable.Range(0, Labelling.Labels.Length).Where(item => Scores.RankOf(item) > 1)
            .OrderByDescending(item => Scores.Scores[item][Scores.Predictions[item]] - Scores.Scores[item][Labelling.Labels[item]]).Take(MostExamples),
    ];

    /// <summary>The own class and the one it is taken for, with how often, most often first.</summary>
    public ImmutableArray<(int Own, int Found, int Count)> Pairs { get; } =
    [
        .. Labelling.Labels.Zip(Scores.Predictions).Where(static pair => pair.First != pair.Second).CountBy(static pair => pair)
            .OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key).Take(MostPairs).Select(static pair => (pair.Key.First, pair.Key.Second, pair.Value)),
    ];

    /// <param name="bootstrap">Draws the pictures of a class again.</param>
    public FigureTable Table(Bootstrap bootstrap) => new("confusions", "Classes most often taken for another", "own: found",
        [.. Pairs.Select(pair => new FigureRow($"{Name(pair.Own)}: {Name(pair.Found)}",
            [new("pictures", "pictures", pair.Count, FigureUnit.Count), Figure.Share("share", "of the class", Taken(pair.Own, pair.Found), bootstrap)]))]);

    private Observations Taken(int own, int found) => Observations.Single(Labelling.Labels.Zip(Scores.Predictions)
        .Where(pair => pair.First == own).Select(pair => pair.Second == found ? 1d : 0));

    public Gallery HardestGallery() => new("Hardest pictures", [.. Hardest.Select(Show)]);

    public Gallery ConfusedGallery() => new("Most confused classes",
        [.. Pairs.Select(pair => Show(Enumerable.Range(0, Labelling.Labels.Length).First(item => Labelling.Labels[item] == pair.Own && Scores.Predictions[item] == pair.Found)))]);

    private string Name(int label) => Labelling.Classes[label].Text;

    private Example Show(int item)
    {
        var (own, found) = (Scores.Scores[item][Labelling.Labels[item]], Scores.Scores[item][Scores.Predictions[item]]);
        return new Example(
            Samples[Labelling.Rows[item]].Key, Name(Labelling.Labels[item]), Name(Scores.Predictions[item]),
            string.Create(CultureInfo.InvariantCulture, $"cosine {own:F3} against {found:F3}"));
    }
}
