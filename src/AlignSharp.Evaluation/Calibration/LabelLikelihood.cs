using System.Numerics.Tensors;

namespace AlignSharp.Evaluation.Calibration;

/// <summary>How probable labels are by their logits, as a function of the inverse temperature. Immutable and safe to use from several threads.</summary>
internal sealed class LabelLikelihood
{
    private readonly double[][] _shifted;
    private readonly double[] _own;

    /// <param name="logits">[items, classes].</param>
    /// <param name="labels">The class of each item.</param>
    /// <exception cref="EvaluationException">The numbers do not fit, or a label is outside the classes.</exception>
    public LabelLikelihood(FloatTensor logits, IReadOnlyList<int> labels)
    {
        Check(logits, labels);
        _shifted = [.. Enumerable.Range(0, logits.Count).Select(item => Shift(logits[item]))];
        _own = [.. _shifted.Select((row, item) => row[labels[item]])];
    }

    /// <summary>The mean negative log likelihood in nats, and its first and second derivative by the inverse temperature.</summary>
    /// <param name="inverse">The inverse temperature.</param>
    /// <param name="weights">How often each item counts; once unless given.</param>
    public (double Value, double First, double Second) At(double inverse, int[]? weights = null)
    {
        var (value, first, second, count) = (0d, 0d, 0d, 0d);
        var buffer = new double[_shifted[0].Length];
        for (var item = 0; item < _shifted.Length; item++)
        {
            var weight = weights?[item] ?? 1;
            if (weight == 0)
            {
                continue;
            }

            var (log, mean, variance) = Moments(_shifted[item], inverse, buffer);
            count += weight;
            value += weight * (log - (inverse * _own[item]));
            first += weight * (mean - _own[item]);
            second += weight * variance;
        }

        return (value / count, first / count, second / count);
    }

    /// <summary>The negative log likelihood of each item, in nats.</summary>
    public IEnumerable<double> OfItems(double inverse)
    {
        var buffer = new double[_shifted[0].Length];
        return _shifted.Select((row, item) => Moments(row, inverse, buffer).Log - (inverse * _own[item]));
    }

    // With probabilities p at inverse temperature b: the derivatives of log sum exp(b z) are E_p[z] and Var_p[z].
    private static (double Log, double Mean, double Variance) Moments(double[] row, double inverse, double[] buffer)
    {
        TensorPrimitives.Multiply<double>(row, inverse, buffer);
        TensorPrimitives.Exp<double>(buffer, buffer);
        var total = TensorPrimitives.Sum<double>(buffer);
        TensorPrimitives.Multiply<double>(buffer, row, buffer);
        var mean = TensorPrimitives.Sum<double>(buffer) / total;
        return (Math.Log(total), mean, (TensorPrimitives.Dot<double>(buffer, row) / total) - (mean * mean));
    }

    // The largest becomes 0, so that nothing overflows.
    private static double[] Shift(ReadOnlySpan<float> logits)
    {
        var row = new double[logits.Length];
        TensorPrimitives.ConvertChecked(logits, row);
        TensorPrimitives.Subtract<double>(row, TensorPrimitives.Max<double>(row), row);
        return row;
    }

    private static void Check(FloatTensor logits, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(labels);
        if (logits.Count != labels.Count || labels.Count == 0)
        {
            throw new EvaluationException($"{logits.Count} rows of logits were given for {labels.Count} labels; expected one each, and at least one.");
        }

        var outside = labels.Where(label => label < 0 || label >= logits.ItemLength).ToList();
        if (outside.Count > 0)
        {
            throw new EvaluationException($"The label {outside[0]} was given; expected one of 0 to {logits.ItemLength - 1}.");
        }
    }
}
