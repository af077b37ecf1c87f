using System.Collections.Immutable;
using System.Numerics.Tensors;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Sets;
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
    public static FigureTable Table(FloatTensor images, FloatTensor prompts, PictureGroups groups, ImmutableArray<ClassName> classes)
    {
        var cosines = Similarity.Matrix(images, prompts);
        var all = Means(cosines, groups.Rows);
        return new FigureTable("nearest_labels", "Labels nearest to each group", "group: label",
            [.. Enumerable.Range(0, groups.Names.Length).SelectMany(group => Rows(groups.Names[group], Means(cosines, groups.RowsOf(group)), all, classes))]);
    }

    private static IEnumerable<FigureRow> Rows(string group, float[] own, float[] all, ImmutableArray<ClassName> classes) => Enumerable.Range(0, own.Length)
        .OrderByDescending(label => own[label]).Take(LabelsPerGroup)
        .Select(label => new FigureRow($"{group}: {classes[label].Text}",
        [
            new("cosine", "mean cosine", own[label], FigureUnit.Number),
            new("above_all", "above that of all pictures by", own[label] - all[label], FigureUnit.Number),
        ]));

    private static float[] Means(FloatTensor cosines, ImmutableArray<int> rows)
    {
        var means = new float[cosines.ItemLength];
        foreach (var row in rows)
        {
            TensorPrimitives.Add(means, cosines[row], means);
        }

        TensorPrimitives.Divide(means, rows.Length, means);
        return means;
    }
}
