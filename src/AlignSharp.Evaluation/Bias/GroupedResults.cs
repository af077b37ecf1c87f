using System.Collections.Immutable;
using System.Numerics.Tensors;
using AlignSharp.Evaluation.Classification;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Bias;

/// <summary>What zero-shot classification makes of the pictures that have both a group and a class.</summary>
/// <param name="Groups">The group of each picture.</param>
/// <param name="Labels">Its class.</param>
/// <param name="Predictions">The class found.</param>
/// <param name="Scores">The cosine of its own class.</param>
internal sealed record GroupedResults(
    ImmutableArray<int> Groups, ImmutableArray<int> Labels, ImmutableArray<int> Predictions, ImmutableArray<double> Scores)
{
    /// <summary>1 where a picture is classified rightly, else 0.</summary>
    public ImmutableArray<double> Hits { get; } = [.. Predictions.Zip(Labels, static (found, label) => found == label ? 1d : 0)];

    /// <param name="images">Embeddings of the split.</param>
    /// <param name="prompts">[classes, size].</param>
    /// <param name="labelling">The classes.</param>
    /// <param name="groups">The groups.</param>
    public static GroupedResults Of(FloatTensor images, FloatTensor prompts, Labelling labelling, PictureGroups groups)
    {
        var labels = labelling.Rows.Zip(labelling.Labels).ToDictionary(static pair => pair.First, static pair => pair.Second);
        ImmutableArray<(int Row, int Group)> own = [.. groups.Rows.Zip(groups.Groups).Where(member => labels.ContainsKey(member.First))];

        // A group may have enough pictures, but too few of them with a class: the mean of one or two would make any gap.
        var large = own.CountBy(static member => member.Group).Where(static group => group.Value >= PictureGroups.LeastPictures).Select(static group => group.Key).ToHashSet();
        own = [.. own.Where(member => large.Contains(member.Group))];
        return new(
            [.. own.Select(static member => member.Group)],
            [.. own.Select(member => labels[member.Row])],
            [.. own.Select(member => Similarity.MostSimilar(images[member.Row], prompts))],
            [.. own.Select(member => (double)TensorPrimitives.Dot<float>(images[member.Row], prompts[labels[member.Row]]))]);
    }
}
