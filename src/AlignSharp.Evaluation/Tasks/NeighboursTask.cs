using System.Collections.Immutable;
using AlignSharp.Evaluation.Neighbours;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>Classifies pictures by the nearest of those to learn from: the run's training set, or half of each class.</summary>
public sealed class NeighboursTask : LabelledTask
{
    private static readonly int[] Sizes = [1, 5, 20];

    /// <inheritdoc/>
    public override string Name => "knn";

    /// <inheritdoc/>
    public override string Description => "accuracy of the nearest neighbours, by majority and weighted";

    private protected override string Need => "two classes of at least two pictures each";

    private protected override bool Fits(EvaluationContext context, Labelling labelling) => LearningData.CountTrain(context, labelling).Length > 1;

    private protected override TaskResult Run(EvaluationContext context, Labelling labelling, CancellationToken cancellationToken)
    {
        var data = LearningData.Of(context, labelling);
        var neighbours = NearestNeighbours.Find(data.Train, data.TrainLabels, data.Test, Sizes.Max(), cancellationToken);
        return new TaskResult(Name, $"Nearest neighbours: {labelling.Field}", $"knn_{labelling.Field}")
        {
            Counts = [new("train", data.TrainLabels.Length), new("test", data.TestLabels.Length), new("classes", data.TrainLabels.Distinct().Count())],
            Figures = [.. Sizes.SelectMany(k => Enum.GetValues<NeighbourVote>().Select(vote => Accuracy(neighbours, data.TestLabels, k, vote, context.Bootstrap)))],
            Notes = [data.Note],
        };
    }

    private static Figure Accuracy(NearestNeighbours neighbours, ImmutableArray<int> labels, int k, NeighbourVote vote, Bootstrap bootstrap)
    {
        var right = neighbours.Predict(k, vote).Zip(labels, static (found, label) => found == label ? 1d : 0);
        var kind = vote == NeighbourVote.Majority ? "majority" : "weighted";
        return Figure.Share($"k{k}_{kind}", $"k = {k}, {kind}", Observations.Single(right), bootstrap);
    }
}
