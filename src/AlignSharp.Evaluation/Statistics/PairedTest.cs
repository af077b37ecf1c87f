using AlignSharp.Data.Shards;

namespace AlignSharp.Evaluation.Statistics;

/// <summary>Whether two models differ on the same pictures.</summary>
/// <param name="Difference">The mean of the second less that of the first.</param>
/// <param name="Interval">Its 95 % interval when the pictures are drawn again; nothing without resamples.</param>
/// <param name="PValue">The share of random exchanges of both models' results, picture by picture, that differ at least as much.</param>
public sealed record PairedTest(double Difference, Interval? Interval, double PValue)
{
    /// <summary>Compares observations of the same pictures.</summary>
    /// <param name="first">Those of the first model.</param>
    /// <param name="second">Those of the second.</param>
    /// <param name="resamples">How often pictures are drawn and results exchanged, at least 1.</param>
    /// <param name="seed">Decides which.</param>
    /// <exception cref="EvaluationException">The observations are not of the same pictures.</exception>
    public static PairedTest Compare(Observations first, Observations second, int resamples = 10_000, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        if (!first.Counts.SequenceEqual(second.Counts))
        {
            throw new EvaluationException(
                $"The results are of {first.Counts.Length} and {second.Counts.Length} pictures with different observations; expected results on the same pictures.");
        }

        var difference = second.Mean - first.Mean;
        var interval = new Bootstrap(resamples, seed).Of(
            first.Counts.Length, weights => second.WeightedMean(weights) - first.WeightedMean(weights));
        return new PairedTest(difference, interval, Exchange(first, second, difference, resamples, seed));
    }

    private static double Exchange(Observations first, Observations second, double difference, int resamples, ulong seed)
    {
        var gaps = second.Sums.Zip(first.Sums, static (after, before) => after - before).Where(static gap => gap != 0).ToArray();
        var observed = Math.Abs(difference * first.Counts.Sum()) - 1e-9;
        var random = new SplitMix64(seed, 1);
        var reached = 1;
        for (var resample = 0; resample < resamples; resample++)
        {
            var sum = 0d;
            foreach (var gap in gaps)
            {
                sum += (random.Next() & 1) == 0 ? gap : -gap;
            }

            reached += Math.Abs(sum) >= observed ? 1 : 0;
        }

        return reached / (resamples + 1d);
    }
}
