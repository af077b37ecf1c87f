using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace AlignSharp.Evaluation.Neighbours;

/// <summary>
/// Classifies by the most similar of labelled embeddings. Neighbours are found once, for the largest k, and vote for any
/// smaller one. Immutable and safe to use from several threads.
/// </summary>
public sealed class NearestNeighbours
{
    private readonly ImmutableArray<ImmutableArray<Neighbour>> _neighbours;
    private readonly int _classes;

    private NearestNeighbours(ImmutableArray<ImmutableArray<Neighbour>> neighbours, int classes) =>
        (_neighbours, _classes) = (neighbours, classes);

    /// <summary>Finds neighbours by cosine; of equally similar ones the earlier comes first.</summary>
    /// <param name="train">[n, size], each of length 1.</param>
    /// <param name="labels">The class of each, from 0.</param>
    /// <param name="test">[m, size], each of length 1.</param>
    /// <param name="count">How many neighbours to keep, at least 1; all where there are fewer.</param>
    /// <param name="cancellationToken">Stops between items.</param>
    /// <exception cref="EvaluationException">There is nothing to compare with, or the sizes do not fit.</exception>
    public static NearestNeighbours Find(
        FloatTensor train, IReadOnlyList<int> labels, FloatTensor test, int count, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(labels);
        ArgumentNullException.ThrowIfNull(test);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (train.Count == 0 || train.Count != labels.Count || train.ItemLength != test.ItemLength)
        {
            throw new EvaluationException(
                $"{train.Count} embeddings of {train.ItemLength} numbers, {labels.Count} labels and test embeddings of {test.ItemLength} numbers were given; expected at least one label for each embedding, and one size.");
        }

        var found = new ImmutableArray<Neighbour>[test.Count];
        Parallel.For(0, test.Count, new ParallelOptions { CancellationToken = cancellationToken }, item =>
            found[item] = Closest(train, labels, test[item], Math.Min(count, train.Count)));
        return new NearestNeighbours([.. found], labels.Max() + 1);
    }

    /// <summary>Lets the first k neighbours vote; of classes with equal votes the smallest wins.</summary>
    /// <param name="k">At least 1.</param>
    /// <param name="vote">How they vote.</param>
    /// <param name="temperature">How fast a weighted vote falls with distance.</param>
    /// <returns>A class for each test item.</returns>
    public ImmutableArray<int> Predict(int k, NeighbourVote vote, double temperature = 0.07) =>
        [.. _neighbours.Select(own => Choose(own.AsSpan()[..Math.Min(k, own.Length)], vote, temperature))];

    private int Choose(ReadOnlySpan<Neighbour> neighbours, NeighbourVote vote, double temperature)
    {
        var votes = new double[_classes];
        foreach (var (similarity, label) in neighbours)
        {
            votes[label] += vote == NeighbourVote.Majority ? 1 : Math.Exp(similarity / temperature);
        }

        return TensorPrimitives.IndexOfMax<double>(votes);
    }

    private static ImmutableArray<Neighbour> Closest(FloatTensor train, IReadOnlyList<int> labels, Span<float> item, int count)
    {
        var order = new int[train.Count];
        var distances = new float[train.Count];
        for (var other = 0; other < train.Count; other++)
        {
            order[other] = other;
            distances[other] = -TensorPrimitives.Dot<float>(train[other], item);
        }

        var sorted = order.OrderBy(other => distances[other]).Take(count);
        return [.. sorted.Select(other => new Neighbour(-distances[other], labels[other]))];
    }
}
