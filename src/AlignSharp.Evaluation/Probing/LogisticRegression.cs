using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace AlignSharp.Evaluation.Probing;

/// <summary>
/// Multinomial logistic regression with an L2 penalty, as scikit-learn defines it: the minimum of C times the sum of log
/// losses plus half the squared weights, intercepts free. Immutable once fitted and safe to use from several threads.
/// </summary>
public sealed class LogisticRegression
{
    private readonly double[] _point;
    private readonly int _size;

    private LogisticRegression(double[] point, int size, int classes, double objective) =>
        (_point, _size, Classes, Objective) = (point, size, classes, objective);

    /// <summary>How many classes it tells apart.</summary>
    public int Classes { get; }

    /// <summary>The value of what was minimised.</summary>
    public double Objective { get; }

    /// <summary>Fits weights with L-BFGS.</summary>
    /// <param name="features">[items, size].</param>
    /// <param name="labels">The class of each item, from 0.</param>
    /// <param name="classes">How many classes there are; some may have no item.</param>
    /// <param name="options">How strongly, and how exactly.</param>
    /// <param name="start">A fit of the same shape to start from, which saves steps.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <exception cref="EvaluationException">There are no items, or the numbers do not fit.</exception>
    public static LogisticRegression Fit(
        FloatTensor features,
        IReadOnlyList<int> labels,
        int classes,
        LogisticRegressionOptions? options = null,
        LogisticRegression? start = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(labels);
        options ??= new LogisticRegressionOptions();
        if (features.Count == 0 || features.Count != labels.Count || labels.Any(label => label < 0 || label >= classes))
        {
            throw new EvaluationException(
                $"{features.Count} items and {labels.Count} labels were given for {classes} classes; expected one label from 0 to {classes - 1} for each item, and at least one.");
        }

        var loss = new LogisticLoss(features, labels, classes, options.C);
        var point = start is not null && start._point.Length == loss.PointLength ? [.. start._point] : new double[loss.PointLength];
        var tolerance = options.Tolerance * Math.Max(1, options.C * features.Count);
        var objective = new LimitedMemoryBfgs(loss.Evaluate, tolerance, options.MaximumSteps).Minimise(point, cancellationToken);
        return new LogisticRegression(point, features.ItemLength, classes, objective);
    }

    /// <summary>The probability of each class for one item.</summary>
    /// <param name="features">The item's features.</param>
    /// <returns>One probability a class; their sum is 1.</returns>
    public double[] Probabilities(ReadOnlySpan<float> features)
    {
        var row = new double[_size + 1];
        TensorPrimitives.ConvertChecked(features, row.AsSpan(0, _size));
        row[_size] = 1;
        var scores = new double[Classes];
        for (var label = 0; label < Classes; label++)
        {
            scores[label] = TensorPrimitives.Dot<double>(row, _point.AsSpan(label * row.Length, row.Length));
        }

        TensorPrimitives.Subtract<double>(scores, TensorPrimitives.Max<double>(scores), scores);
        TensorPrimitives.SoftMax<double>(scores, scores);
        return scores;
    }

    /// <summary>The most probable class of each item.</summary>
    /// <param name="features">[items, size].</param>
    public ImmutableArray<int> Predict(FloatTensor features) =>
        [.. Enumerable.Range(0, features.Count).Select(item => TensorPrimitives.IndexOfMax<double>(Probabilities(features[item])))];
}
