using System.Collections.Immutable;
using AlignSharp.Evaluation.Probing;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>
/// Logistic regression on the embeddings of the pictures to learn from: the run's training set, or half of each class. The
/// regularisation is the one that does best on a fifth of them, which are then learned whole.
/// </summary>
public sealed class LinearProbeTask : LabelledTask
{
    private const double HeldOutShare = 0.2;
    private static readonly double[] Strengths = [0.1, 1, 10, 100, 1000];

    // Accuracies do not change beyond this; the search visits every strength.
    private static readonly LogisticRegressionOptions Fitting = new() { Tolerance = 1e-5, MaximumSteps = 200 };

    /// <inheritdoc/>
    public override string Name => "probe";

    /// <inheritdoc/>
    public override string Description => "accuracy of a logistic regression on the embeddings";

    private protected override string Need => "two classes with at least two pictures each to learn from";

    private protected override bool Fits(EvaluationContext context, Labelling labelling) =>
        LearningData.CountTrain(context, labelling).Count(static pictures => pictures > 1) > 1;

    private protected override TaskResult Run(EvaluationContext context, Labelling labelling, CancellationToken cancellationToken)
    {
        var data = LearningData.Of(context, labelling);
        var classes = labelling.Classes.Length;
        var tried = Search(data, classes, context.Seed, cancellationToken);
        var strength = Choose(tried.Select(static right => right.Mean));
        var fit = LogisticRegression.Fit(data.Train, data.TrainLabels, classes, Fitting with { C = strength }, null, cancellationToken);
        return new TaskResult(Name, $"Linear probe: {labelling.Field}", $"probe_{labelling.Field}")
        {
            Counts = [new("train", data.TrainLabels.Length), new("test", data.TestLabels.Length), new("classes", classes)],
            Figures =
            [
                Figure.Share("acc1", "Top-1 accuracy", Right(fit, data.Test, data.TestLabels), context.Bootstrap),
                new("c", "C, chosen on held-out pictures", strength, FigureUnit.Number)
                {
                    Interval = context.Bootstrap.Of(tried[0].Sums.Length, weights => Choose(tried.Select(right => right.WeightedMean(weights)))),
                },
            ],
            Charts = [new Chart("Accuracy on held-out pictures", "log10 C", "top-1, %", [new("top-1", [.. Strengths.Zip(tried, (tested, right) => Point(tested, right, context.Bootstrap))])])],
            Notes = [data.Note],
        };
    }

    // Which of the pictures held out are right, by strength.
    private static ImmutableArray<Observations> Search(LearningData data, int classes, ulong seed, CancellationToken cancellationToken)
    {
        var inner = TrainingSplit.Divide(data.TrainLabels, Enumerable.Range(0, data.TrainLabels.Length), HeldOutShare, seed);
        var (train, trainLabels) = (Rows(data.Train, inner.Train), Labels(data, inner.Train));
        var (test, testLabels) = (Rows(data.Train, inner.Test), Labels(data, inner.Test));
        var tried = ImmutableArray.CreateBuilder<Observations>(Strengths.Length);
        LogisticRegression? fit = null;
        foreach (var strength in Strengths)
        {
            fit = LogisticRegression.Fit(train, trainLabels, classes, Fitting with { C = strength }, fit, cancellationToken);
            tried.Add(Right(fit, test, testLabels));
        }

        return tried.MoveToImmutable();
    }

    // The smallest of equally good ones.
    private static double Choose(IEnumerable<double> accuracies) => Strengths.Zip(accuracies).MaxBy(static attempt => attempt.Second).First;

    private static ChartPoint Point(double strength, Observations right, Bootstrap bootstrap)
    {
        var figure = Figure.Share("", "", right, bootstrap);
        return new ChartPoint(Math.Log10(strength), figure.Value) { Interval = figure.Interval };
    }

    private static Observations Right(LogisticRegression fit, FloatTensor features, ImmutableArray<int> labels) =>
        Observations.Single(fit.Predict(features).Zip(labels, static (found, label) => found == label ? 1d : 0));

    private static ImmutableArray<int> Labels(LearningData data, ImmutableArray<int> positions) => [.. positions.Select(position => data.TrainLabels[position])];

    private static FloatTensor Rows(FloatTensor all, ImmutableArray<int> positions)
    {
        var rows = new FloatTensor(positions.Length, all.ItemLength);
        for (var row = 0; row < positions.Length; row++)
        {
            all[positions[row]].CopyTo(rows[row]);
        }

        return rows;
    }
}
