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
        return Middle(Draws(pictures).Select(figure));
    }

    /// <summary>The interval of a figure of two sets, whose pictures are drawn apart from each other.</summary>
    /// <param name="first">How many pictures the first set has.</param>
    /// <param name="second">How many the second has.</param>
    /// <param name="figure">The figure, given how often each picture of both sets was drawn; NaN where it has no value. Must not keep the arrays.</param>
    /// <returns>The interval, or nothing where no resample has a value.</returns>
    public Interval? Of(int first, int second, Func<int[], int[], double> figure)
    {
        ArgumentNullException.ThrowIfNull(figure);
        return Middle(Draws(first).Zip(Draws(second, stream: 1), figure));
    }

    /// <summary>The middle 95 % of values of a figure; those that are not finite are left out.</summary>
    internal static Interval? Middle(IEnumerable<double> values)
    {
        var sorted = values.Where(double.IsFinite).ToArray();
        Array.Sort(sorted);
        return sorted.Length == 0 ? null : new Interval(Quantile(sorted, Tail), Quantile(sorted, 1 - Tail));
    }

    /// <summary>How often each picture is drawn, resample after resample; the array is reused.</summary>
    /// <param name="pictures">How many pictures there are.</param>
    /// <param name="stream">Draws of another stream have nothing to do with these.</param>
    internal IEnumerable<int[]> Draws(int pictures, ulong stream = 0)
    {
        var random = stream == 0 ? new SplitMix64(seed, (ulong)pictures) : new SplitMix64(seed, (ulong)pictures, stream);
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
