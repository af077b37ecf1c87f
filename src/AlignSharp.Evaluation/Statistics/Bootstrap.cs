using AlignSharp.Data.Shards;

namespace AlignSharp.Evaluation.Statistics;

/// <summary>
/// Percentile intervals from pictures drawn again with replacement. The same seed draws the same pictures for every figure,
/// so that figures of one run can be compared. Immutable and safe to use from several threads.
/// </summary>
/// <param name="resamples">How often the pictures are drawn; 0 makes no intervals.</param>
/// <param name="seed">Decides which are drawn, the same on every machine and version of .NET.</param>
public sealed class Bootstrap(int resamples, ulong seed)
{
    private const double Tail = 0.025;

    /// <summary>How often the pictures are drawn.</summary>
    public int Resamples => resamples;

    /// <summary>The interval of any figure of pictures.</summary>
    /// <param name="pictures">How many pictures there are.</param>
    /// <param name="figure">The figure, given how often each picture was drawn; NaN where it has no value. Must not keep the array.</param>
    /// <returns>The interval, or nothing where no resample has a value.</returns>
    public Interval? Of(int pictures, Func<int[], double> figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        var values = Draws(pictures).Select(figure).Where(double.IsFinite).ToArray();
        Array.Sort(values);
        return values.Length == 0 ? null : new Interval(Quantile(values, Tail), Quantile(values, 1 - Tail));
    }

    /// <summary>How often each picture is drawn, resample after resample; the array is reused.</summary>
    internal IEnumerable<int[]> Draws(int pictures)
    {
        var random = new SplitMix64(seed, (ulong)pictures);
        var weights = new int[pictures];
        for (var resample = 0; resample < resamples && pictures > 0; resample++)
        {
            Array.Clear(weights);
            for (var draw = 0; draw < pictures; draw++)
            {
                weights[random.Below(pictures)]++;
            }

            yield return weights;
        }
    }

    // Between the neighbours, in proportion.
    internal static double Quantile(double[] sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }
}
