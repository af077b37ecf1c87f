using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>Labelled embeddings to learn from, and others to measure on. Immutable.</summary>
/// <param name="Train">[pictures, size], each of length 1.</param>
/// <param name="TrainLabels">The class of each.</param>
/// <param name="Test">[pictures, size], each of length 1.</param>
/// <param name="TestLabels">The class of each.</param>
/// <param name="Note">Where both come from, in a sentence.</param>
internal sealed record LearningData(
    FloatTensor Train, ImmutableArray<int> TrainLabels, FloatTensor Test, ImmutableArray<int> TestLabels, string Note)
{
    private const double TestShare = 0.5;

    /// <summary>The run's own training set, or half of each class of the measured one.</summary>
    public static LearningData Of(EvaluationContext context, Labelling labelling) =>
        FindTrain(context, labelling) is { } train ? Beside(context, train, labelling) : Halves(context, labelling);

    /// <summary>How many pictures of each class there are to learn from; classes without any are left out.</summary>
    public static ImmutableArray<int> CountTrain(EvaluationContext context, Labelling labelling) => FindTrain(context, labelling) is { } train
        ? [.. train.Labels.CountBy(static label => label).Select(static own => own.Value)]
        : [.. labelling.Labels.CountBy(static label => label).Where(static own => own.Value > 1).Select(static own => own.Value - (int)Math.Ceiling(TestShare * own.Value))];

    private static Labelling? FindTrain(EvaluationContext context, Labelling labelling) =>
        context.Train is null ? null : Labelling.Of(context.Train, labelling.Field, labelling.Classes);

    private static LearningData Beside(EvaluationContext context, Labelling train, Labelling labelling)
    {
        var others = context.Train!.Samples.Length - train.Rows.Length;
        return new LearningData(
            context.Train.Rows(train.Rows),
            train.Labels,
            context.Rows(labelling.Rows),
            labelling.Labels,
            $"Learned from {train.Rows.Length} pictures of {context.Train.Set.Name}{(others > 0 ? $"; {others} others there have none of the classes" : "")}.");
    }

    private static LearningData Halves(EvaluationContext context, Labelling labelling)
    {
        var split = TrainingSplit.Divide(labelling.Labels, Enumerable.Range(0, labelling.Labels.Length), TestShare, context.Seed);
        var lone = labelling.Labels.Length - split.Train.Length - split.Test.Length;
        return new LearningData(
            context.Rows([.. split.Train.Select(position => labelling.Rows[position])]),
            [.. split.Train.Select(position => labelling.Labels[position])],
            context.Rows([.. split.Test.Select(position => labelling.Rows[position])]),
            [.. split.Test.Select(position => labelling.Labels[position])],
            $"Half of each class, drawn by the seed, is learned from and the other half measured{(lone > 0 ? $"; {lone} pictures that are alone in their class are left out" : "")}.");
    }
}
