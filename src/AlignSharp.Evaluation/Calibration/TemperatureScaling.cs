namespace AlignSharp.Evaluation.Calibration;

/// <summary>The temperature that makes logits most probable: the minimum of the mean negative log likelihood over 1/T, which is convex.</summary>
public static class TemperatureScaling
{
    private const int MaximumSteps = 100;
    private const double Precision = 1e-12;
    private const double Least = 1e-6;
    private const double Most = 1e6;

    /// <summary>The mean negative log likelihood of the labels, in nats.</summary>
    /// <param name="logits">[items, classes].</param>
    /// <param name="labels">The class of each item.</param>
    /// <param name="temperature">What the logits are divided by, above 0.</param>
    /// <exception cref="EvaluationException">The numbers do not fit, or a label is outside the classes.</exception>
    public static double NegativeLogLikelihood(FloatTensor logits, IReadOnlyList<int> labels, double temperature = 1) =>
        new LabelLikelihood(logits, labels).At(1 / temperature).Value;

    /// <summary>Fits the temperature by Newton's method on the inverse temperature, halving steps that do not descend.</summary>
    /// <param name="logits">[items, classes].</param>
    /// <param name="labels">The class of each item.</param>
    /// <returns>Above 0; very small where every item is right, since then no temperature is too sharp.</returns>
    /// <exception cref="EvaluationException">The numbers do not fit, or a label is outside the classes.</exception>
    public static double Fit(FloatTensor logits, IReadOnlyList<int> labels) => 1 / FitInverse(new LabelLikelihood(logits, labels)).Inverse;

    /// <summary>Fits the inverse temperature.</summary>
    /// <param name="likelihood">What is fitted.</param>
    /// <param name="weights">How often each item counts; once unless given.</param>
    /// <param name="start">Where the search begins.</param>
    /// <param name="precision">How small the slope is at the end.</param>
    /// <returns>The inverse temperature, and the mean negative log likelihood there.</returns>
    internal static (double Inverse, double Value) FitInverse(
        LabelLikelihood likelihood, int[]? weights = null, double start = 1, double precision = Precision)
    {
        var inverse = start;
        var here = likelihood.At(inverse, weights);
        for (var step = 0; step < MaximumSteps && Math.Abs(here.First) > precision && here.Second > 0; step++)
        {
            var (change, next) = (-here.First / here.Second, here);
            do
            {
                next = likelihood.At(Math.Clamp(inverse + change, Least, Most), weights);
            }
            while (next.Value > here.Value && Math.Abs(change /= 2) > Precision);

            if (next.Value >= here.Value)
            {
                break;
            }

            (inverse, here) = (Math.Clamp(inverse + change, Least, Most), next);
        }

        return (inverse, here.Value);
    }
}
