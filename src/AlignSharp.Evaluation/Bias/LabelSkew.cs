using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Bias;

/// <summary>
/// Which labels the model gives to a group more often than to all pictures: ln(share in the group / share in all), as Geyik and
/// others (2019) define skew, beside the share that truly has the label.
/// </summary>
internal static class LabelSkew
{
    private const int LabelsPerGroup = 3;
    private const int LeastPictures = 3;

    public static FigureTable Table(GroupedResults results, ImmutableArray<string> groups, ImmutableArray<ClassName> classes, Bootstrap bootstrap) =>
        new("label_skew", "Labels given to a group more often than to all", "group: label",
            [.. Enumerable.Range(0, groups.Length).SelectMany(group => Strongest(results, group).Select(label => Row(results, group, label, $"{groups[group]}: {classes[label].Text}", bootstrap)))]);

    private static IEnumerable<int> Strongest(GroupedResults results, int group) => results.Predictions.Zip(results.Groups)
        .Where(pair => pair.Second == group).CountBy(static pair => pair.First).Where(static label => label.Value >= LeastPictures)
        .Select(static label => label.Key).OrderByDescending(label => Skew(results, group, label)).Take(LabelsPerGroup);

    private static FigureRow Row(GroupedResults results, int group, int label, string name, Bootstrap bootstrap) => new(name,
    [
        Figure.Share("given", "given to the group", Having(results.Predictions, label, InGroup(results, group)), bootstrap),
        Figure.Share("true", "true of the group", Having(results.Labels, label, InGroup(results, group)), bootstrap),
        Figure.Share("given_to_all", "given to all", Having(results.Predictions, label, static _ => true), bootstrap),
        new("skew", "skew", Skew(results, group, label), FigureUnit.Number)
        {
            Interval = bootstrap.Of(results.Groups.Length, weights => Skew(results, group, label, weights)),
        },
    ]);

    /// <param name="results">What was found.</param>
    /// <param name="group">The group.</param>
    /// <param name="label">The label.</param>
    /// <param name="weights">How often each picture counts; once unless given.</param>
    public static double Skew(GroupedResults results, int group, int label, int[]? weights = null) =>
        Math.Log(Share(results, InGroup(results, group), label, weights) / Share(results, static _ => true, label, weights));

    private static Func<int, bool> InGroup(GroupedResults results, int group) => picture => results.Groups[picture] == group;

    private static Observations Having(ImmutableArray<int> labels, int label, Func<int, bool> isMember) =>
        Observations.Single(Enumerable.Range(0, labels.Length).Where(isMember).Select(picture => labels[picture] == label ? 1d : 0));

    private static double Share(GroupedResults results, Func<int, bool> isMember, int label, int[]? weights)
    {
        var (having, all) = (0d, 0d);
        for (var picture = 0; picture < results.Predictions.Length; picture++)
        {
            var weight = isMember(picture) ? weights?[picture] ?? 1 : 0;
            all += weight;
            having += results.Predictions[picture] == label ? weight : 0;
        }

        return having / all;
    }
}
