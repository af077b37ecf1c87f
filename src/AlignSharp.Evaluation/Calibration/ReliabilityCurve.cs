using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Calibration;

/// <summary>How far a model's confidence is its accuracy, in bins of equal width (Guo et al., 2017). Immutable.</summary>
/// <param name="Bins">The bins, from the least confidence to the most; a bin holds its upper end.</param>
public sealed record ReliabilityCurve(ImmutableArray<ReliabilityBin> Bins)
{
    /// <summary>The bins that are usual.</summary>
    public const int DefaultBins = 15;

    /// <summary>The expected calibration error: the mean distance between confidence and accuracy, from 0 to 1.</summary>
    public double ExpectedError
    {
        get
        {
            var total = Bins.Sum(static bin => bin.Count);
            return Bins.Sum(bin => bin.Count / total * Math.Abs(bin.Confidence - bin.Accuracy));
        }
    }

    /// <summary>Sorts predictions into bins.</summary>
    /// <param name="confidence">The probability of each predicted class, from 0 to 1.</param>
    /// <param name="correct">Whether each prediction is right.</param>
    /// <param name="bins">How many bins, at least 1.</param>
    /// <param name="weights">How often each prediction counts; once unless given.</param>
    /// <exception cref="EvaluationException">The lists have different lengths.</exception>
    public static ReliabilityCurve Compute(
        IReadOnlyList<double> confidence, IReadOnlyList<bool> correct, int bins = DefaultBins, IReadOnlyList<int>? weights = null)
    {
        ArgumentNullException.ThrowIfNull(confidence);
        ArgumentNullException.ThrowIfNull(correct);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        if (confidence.Count != correct.Count || (weights is not null && weights.Count != correct.Count))
        {
            throw new EvaluationException($"{confidence.Count} confidences were given for {correct.Count} predictions; expected one each.");
        }

        var (count, sure, right) = (new double[bins], new double[bins], new double[bins]);
        for (var item = 0; item < correct.Count; item++)
        {
            var bin = Math.Clamp((int)Math.Ceiling(confidence[item] * bins) - 1, 0, bins - 1);
            var weight = weights?[item] ?? 1;
            count[bin] += weight;
            sure[bin] += weight * confidence[item];
            right[bin] += correct[item] ? weight : 0;
        }

        return new([.. count.Select((n, bin) => new ReliabilityBin(n, n == 0 ? 0 : sure[bin] / n, n == 0 ? 0 : right[bin] / n))]);
    }
}
