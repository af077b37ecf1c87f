using System.Collections.Immutable;
using AlignSharp.Evaluation.Probing;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tasks;

/// <summary>
/// Logistic regression on the embeddings of half of the labelled pictures, measured on the other half. The regularisation is
/// the one that does best on a fifth of the first half, which is then learned whole.
/// </summary>
public sealed class LinearProbeTask : LabelledTask
{
    private const double TestShare = 0.5;
    private const double HeldOutShare = 0.2;
    private static readonly double[] Strengths = [0.1, 1, 10, 100, 1000];

    // Accuracies do not change beyond this; the search visits every strength.
    private static readonly LogisticRegressionOptions Fitting = new() { Tolerance = 1e-5, MaximumSteps = 200 };

    /// <inheritdoc/>
    public override string Name => "probe";

    /// <inheritdoc/>
    public override string Description => "accuracy of a logistic regression on the embeddings";

    private protected override string Need => "two classes of at least three pictures each";

    private protected override string? FindLack(Labelling labelling) =>
        labelling.Labels.CountBy(static label => label).Count(static own => own.Value > 2) > 1 ? null : Need;

    private protected override TaskResult Run(EvaluationContext context, Labelling labelling, CancellationToken cancellationToken)
    {
        var split = TrainingSplit.Divide(labelling.Labels, Enumerable.Range(0, labelling.Labels.Length), TestShare, context.Seed);
        var data = new ProbeData(context, labelling);
        var strength = Choose(data, split.Train, context.Seed, cancellationToken);
        var fit = data.Fit(split.Train, Fitting with { C = strength }, null, cancellationToken);
        return new TaskResult(Name, $"Linear probe: {labelling.Field}", $"probe_{labelling.Field}")
        {
            Counts = [new("train", split.Train.Length), new("test", split.Test.Length), new("classes", data.Classes)],
            Figures =
            [
                Figure.Share("acc1", "Top-1 accuracy", data.Right(fit, split.Test), context.Bootstrap),
                new("c", "C, chosen on held-out pictures", strength, FigureUnit.Number),
            ],
            Notes = ["Half of each class, drawn by the seed, is learned from and the other half measured; classes with a single picture are left out."],
        };
    }

    private static double Choose(ProbeData data, ImmutableArray<int> train, ulong seed, CancellationToken cancellationToken)
    {
        var inner = TrainingSplit.Divide(data.Labels, train, HeldOutShare, seed);
        var (best, chosen, fit) = (-1d, Strengths[0], (LogisticRegression?)null);
        foreach (var strength in inner.Test.IsEmpty ? [] : Strengths)
        {
            fit = data.Fit(inner.Train, Fitting with { C = strength }, fit, cancellationToken);
            if (data.Right(fit, inner.Test).Mean is var right && right > best)
            {
                (best, chosen) = (right, strength);
            }
        }

        return chosen;
    }
}
