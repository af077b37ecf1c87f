using System.Collections.Immutable;
using System.Numerics.Tensors;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Statistics;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Bias;

/// <summary>The labels nearest to the pictures of a group, on average, and how much nearer they are to it than to all pictures.</summary>
internal static class NearestLabels
{
    private const int LabelsPerGroup = 3;

    /// <param name="images">Embeddings of the split.</param>
    /// <param name="prompts">[classes, size].</param>
    /// <param name="groups">The groups.</param>
    /// <param name="classes">The classes.</param>
    /// <param name="bootstrap">Draws the pictures again.</param>
    public static FigureTable Table(
        FloatTensor images, FloatTensor prompts, PictureGroups groups, ImmutableArray<ClassName> classes, Bootstrap bootstrap)
    {
        var cosines = Similarity.Matrix(images, prompts);
        return new FigureTable("nearest_labels", "Labels nearest to each group", "group: label",
        [
            .. from number in Enumerable.Range(0, groups.Names.Length)
               from label in Nearest(cosines, groups.RowsOf(number))
               select Row($"{groups.Names[number]}: {classes[label].Text}", [.. groups.Rows.Select(row => (double)cosines[row][label])], groups.Groups, number, bootstrap),
        ]);
    }

    private static IEnumerable<int> Nearest(FloatTensor cosines, ImmutableArray<int> rows)
    {
        var sums = new float[cosines.ItemLength];
        foreach (var row in rows)
        {
            TensorPrimitives.Add(sums, cosines[row], sums);
        }

        return Enumerable.Range(0, sums.Length).OrderByDescending(label => sums[label]).Take(LabelsPerGroup);
    }

    private static FigureRow Row(string name, double[] cosines, ImmutableArray<int> groups, int group, Bootstrap bootstrap)
    {
        var own = Observations.Single(cosines.Where((_, place) => groups[place] == group));
        return new FigureRow(name,
        [
            Figure.Average("cosine", "mean cosine", own, bootstrap),
            new("above_all", "above that of all pictures by", Above(cosines, groups, group), FigureUnit.Number)
            {
                Interval = bootstrap.Of(cosines.Length, weights => Above(cosines, groups, group, weights)),
            },
        ]);
    }

    private static double Above(double[] cosines, ImmutableArray<int> groups, int group, int[]? weights = null)
    {
        var (own, members, sum, all) = (0d, 0d, 0d, 0d);
        for (var place = 0; place < cosines.Length; place++)
        {
            var weight = weights?[place] ?? 1;
            (sum, all) = (sum + (weight * cosines[place]), all + weight);
            (own, members) = groups[place] == group ? (own + (weight * cosines[place]), members + weight) : (own, members);
        }

        return (own / members) - (sum / all);
    }
}
