using System.Collections.Immutable;
using System.Numerics.Tensors;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Classification;

/// <summary>Scores of items for classes, and how far they are right. Immutable.</summary>
public sealed class ClassScores
{
    private readonly ImmutableArray<int> _ranks;

    /// <summary>Ranks the own class of each item; of classes with equal scores the earlier comes first.</summary>
    /// <param name="scores">[items, classes].</param>
    /// <param name="labels">The own class of each item.</param>
    /// <exception cref="EvaluationException">The numbers do not fit, or a label is outside the classes.</exception>
    public ClassScores(FloatTensor scores, ImmutableArray<int> labels)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Count != labels.Length || labels.Any(label => label < 0 || label >= scores.ItemLength))
        {
            throw new EvaluationException(
                $"{scores.Count} rows of scores for {scores.ItemLength} classes were given with {labels.Length} labels; expected one label from 0 to {scores.ItemLength - 1} for each row.");
        }

        (Scores, Labels) = (scores, labels);
        Predictions = [.. Enumerable.Range(0, scores.Count).Select(item => TensorPrimitives.IndexOfMax<float>(scores[item]))];
        _ranks = [.. Enumerable.Range(0, scores.Count).Select(item => Rank(scores[item], labels[item]))];
    }

    /// <summary>[items, classes].</summary>
    public FloatTensor Scores { get; }

    /// <summary>The own class of each item.</summary>
    public ImmutableArray<int> Labels { get; }

    /// <summary>The class with the highest score of each item.</summary>
    public ImmutableArray<int> Predictions { get; }

    /// <summary>Whether the own class of each item is among the first k.</summary>
    /// <param name="k">At least 1.</param>
    public Observations Top(int k) => Observations.Single(_ranks.Select(rank => rank <= k ? 1d : 0));

    /// <summary>The rank of an item's own class; 1 is the best.</summary>
    /// <param name="item">The item.</param>
    public int RankOf(int item) => _ranks[item];

    /// <summary>The mean over classes of the share of items that are right, from 0 to 1; classes without items are left out.</summary>
    /// <param name="weights">How often each item counts; once unless given.</param>
    public double MeanPerClass(int[]? weights = null)
    {
        var (right, total) = (new double[Scores.ItemLength], new double[Scores.ItemLength]);
        for (var item = 0; item < Labels.Length; item++)
        {
            var weight = weights?[item] ?? 1;
            total[Labels[item]] += weight;
            right[Labels[item]] += _ranks[item] == 1 ? weight : 0;
        }

        return right.Zip(total).Where(static pair => pair.Second > 0).Average(static pair => pair.First / pair.Second);
    }

    private static int Rank(ReadOnlySpan<float> scores, int label)
    {
        var rank = 1;
        for (var other = 0; other < scores.Length; other++)
        {
            rank += scores[other] > scores[label] || (scores[other] == scores[label] && other < label) ? 1 : 0;
        }

        return rank;
    }
}
