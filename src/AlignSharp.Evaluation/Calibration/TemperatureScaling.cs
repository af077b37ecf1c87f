using System.Numerics.Tensors;

namespace AlignSharp.Evaluation.Calibration;

/// <summary>The temperature that makes logits most probable: the minimum of the mean negative log likelihood over 1/T, which is convex.</summary>
public static class TemperatureScaling
{
    private const int MaximumSteps = 100;
    private const double Precision = 1e-12;

    /// <summary>The mean negative log likelihood of the labels, in nats.</summary>
    /// <param name="logits">[items, classes].</param>
    /// <param name="labels">The class of each item.</param>
    /// <param name="temperature">What the logits are divided by, above 0.</param>
    /// <exception cref="EvaluationException">The numbers do not fit, or a label is outside the classes.</exception>
    public static double NegativeLogLikelihood(FloatTensor logits, IReadOnlyList<int> labels, double temperature = 1)
    {
        Check(logits, labels);
        return Slopes(logits, labels, 1 / temperature).Value;
    }

    /// <summary>Fits the temperature by Newton's method on the inverse temperature, halving steps that do not descend.</summary>
    /// <param name="logits">[items, classes].</param>
    /// <param name="labels">The class of each item.</param>
    /// <returns>Above 0; very small where every item is right, since then no temperature is too sharp.</returns>
    /// <exception cref="EvaluationException">The numbers do not fit, or a label is outside the classes.</exception>
    public static double Fit(FloatTensor logits, IReadOnlyList<int> labels)
    {
        Check(logits, labels);
        var inverse = 1d;
        var here = Slopes(logits, labels, inverse);
        for (var step = 0; step < MaximumSteps && Math.Abs(here.First) > Precision && here.Second > 0; step++)
        {
            var (change, next) = (-here.First / here.Second, here);
            do
            {
                next = Slopes(logits, labels, Math.Clamp(inverse + change, 1e-6, 1e6));
            }
            while (next.Value > here.Value && Math.Abs(change /= 2) > Precision);

            if (next.Value >= here.Value)
            {
                break;
            }

            (inverse, here) = (Math.Clamp(inverse + change, 1e-6, 1e6), next);
        }

        return 1 / inverse;
    }

    // With probabilities p at inverse temperature b: the first derivative is E_p[z] - z[label], the second Var_p[z].
    private static (double Value, double First, double Second) Slopes(FloatTensor logits, IReadOnlyList<int> labels, double inverse)
    {
        var (value, first, second) = (0d, 0d, 0d);
        for (var item = 0; item < logits.Count; item++)
        {
            var row = logits[item];
            double largest = TensorPrimitives.Max<float>(row);
            var (total, mean, square) = (0d, 0d, 0d);
            foreach (double logit in row)
            {
                var shifted = logit - largest;
                var weight = Math.Exp(inverse * shifted);
                total += weight;
                mean += weight * shifted;
                square += weight * shifted * shifted;
            }

            var own = row[labels[item]] - largest;
            mean /= total;
            value += Math.Log(total) - (inverse * own);
            first += mean - own;
            second += (square / total) - (mean * mean);
        }

        return (value / logits.Count, first / logits.Count, second / logits.Count);
    }

    private static void Check(FloatTensor logits, IReadOnlyList<int> labels)
    {
        ArgumentNullException.ThrowIfNull(logits);
        ArgumentNullException.ThrowIfNull(labels);
        if (logits.Count != labels.Count)
        {
            throw new EvaluationException($"{logits.Count} rows of logits were given for {labels.Count} labels; expected one each.");
        }

        var outside = labels.Where(label => label < 0 || label >= logits.ItemLength).ToList();
        if (outside.Count > 0)
        {
            throw new EvaluationException($"The label {outside[0]} was given; expected one of 0 to {logits.ItemLength - 1}.");
        }
    }
}
