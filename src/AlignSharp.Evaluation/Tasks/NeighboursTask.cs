using System.Collections.Immutable;
using AlignSharp.Evaluation.Neighbours;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>Classifies half of the labelled pictures by the nearest of the other half.</summary>
public sealed class NeighboursTask : LabelledTask
{
    private const double TestShare = 0.5;
    private static readonly int[] Sizes = [1, 5, 20];

    /// <inheritdoc/>
    public override string Name => "knn";

    /// <inheritdoc/>
    public override string Description => "accuracy of the nearest neighbours, by majority and weighted";

    private protected override string Need => "two classes of at least two pictures each";

    private protected override string? FindLack(Labelling labelling) =>
        labelling.Labels.CountBy(static label => label).Count(static own => own.Value > 1) > 1 ? null : Need;

    private protected override TaskResult Run(EvaluationContext context, Labelling labelling, CancellationToken cancellationToken)
    {
        var split = TrainingSplit.Divide(labelling.Labels, Enumerable.Range(0, labelling.Labels.Length), TestShare, context.Seed);
        ImmutableArray<int> labels = [.. split.Test.Select(position => labelling.Labels[position])];
        var neighbours = NearestNeighbours.Find(
            context.Rows([.. split.Train.Select(position => labelling.Rows[position])]),
            [.. split.Train.Select(position => labelling.Labels[position])],
            context.Rows([.. split.Test.Select(position => labelling.Rows[position])]),
            Sizes.Max(),
            cancellationToken);
        return new TaskResult(Name, $"Nearest neighbours: {labelling.Field}", $"knn_{labelling.Field}")
        {
            Counts = [new("train", split.Train.Length), new("test", split.Test.Length), new("classes", labels.Distinct().Count())],
            Figures = [.. Sizes.SelectMany(k => Enum.GetValues<NeighbourVote>().Select(vote => Accuracy(neighbours, labels, k, vote, context.Bootstrap)))],
            Notes = ["Half of each class, drawn by the seed, is classified by the other half; classes with a single picture are left out."],
        };
    }

    private static Figure Accuracy(NearestNeighbours neighbours, ImmutableArray<int> labels, int k, NeighbourVote vote, Bootstrap bootstrap)
    {
        var right = neighbours.Predict(k, vote).Zip(labels, static (found, label) => found == label ? 1d : 0);
        var kind = vote == NeighbourVote.Majority ? "majority" : "weighted";
        return Figure.Share($"k{k}_{kind}", $"k = {k}, {kind}", Observations.Single(right), bootstrap);
    }
}
