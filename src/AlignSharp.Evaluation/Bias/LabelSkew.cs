using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Sets;

namespace AlignSharp.Evaluation.Bias;

/// <summary>
/// Which labels the model gives to a group more often than to all pictures: ln(share in the group / share in all), as Geyik and
/// others (2019) define skew, beside the share that truly has the label.
/// </summary>
internal static class LabelSkew
{
    private const int LabelsPerGroup = 3;
    private const int LeastPictures = 3;

    public static FigureTable Table(GroupedResults results, ImmutableArray<string> groups, ImmutableArray<ClassName> classes) =>
        new("label_skew", "Labels given to a group more often than to all", "group: label",
            [.. Enumerable.Range(0, groups.Length).SelectMany(group => Strongest(results, group).Select(label => Row(results, group, label, groups[group], classes[label].Text)))]);

    private static IEnumerable<int> Strongest(GroupedResults results, int group) => results.Predictions.Zip(results.Groups)
        .Where(pair => pair.Second == group).CountBy(static pair => pair.First).Where(static label => label.Value >= LeastPictures)
        .Select(static label => label.Key).OrderByDescending(label => Skew(results, group, label)).Take(LabelsPerGroup);

    private static FigureRow Row(GroupedResults results, int group, int label, string groupName, string labelName) => new($"{groupName}: {labelName}",
    [
        new("given", "given to the group", 100 * Share(results.Predictions, results.Groups, group, label)),
        new("true", "true of the group", 100 * Share(results.Labels, results.Groups, group, label)),
        new("given_to_all", "given to all", 100 * Share(results.Predictions, label)),
        new("skew", "skew", Skew(results, group, label), FigureUnit.Number),
    ]);

    public static double Skew(GroupedResults results, int group, int label) =>
        Math.Log(Share(results.Predictions, results.Groups, group, label) / Share(results.Predictions, label));

    private static double Share(ImmutableArray<int> labels, ImmutableArray<int> groups, int group, int label) =>
        labels.Zip(groups).Where(pair => pair.Second == group).Average(pair => pair.First == label ? 1d : 0);

    private static double Share(ImmutableArray<int> labels, int label) => labels.Average(own => own == label ? 1d : 0);
}
