using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Statistics;

/// <summary>
/// What a mean was taken over, by picture: a sum and how many observations it has. A picture with five captions has five
/// observations of text to image; they are drawn together. Immutable.
/// </summary>
/// <param name="Sums">The sum of each picture's observations.</param>
/// <param name="Counts">How many they are.</param>
public sealed record Observations(ImmutableArray<double> Sums, ImmutableArray<double> Counts)
{
    /// <summary>The mean of all observations.</summary>
    public double Mean => Sums.Sum() / Counts.Sum();

    /// <summary>One observation a picture.</summary>
    /// <param name="values">The observations.</param>
    public static Observations Single(IEnumerable<double> values)
    {
        ImmutableArray<double> sums = [.. values];
        return new(sums, [.. Enumerable.Repeat(1d, sums.Length)]);
    }

    /// <summary>Observations by the picture they belong to.</summary>
    /// <param name="pictures">How many pictures there are.</param>
    /// <param name="observations">The picture of each observation, and its value.</param>
    public static Observations Grouped(int pictures, IEnumerable<(int Picture, double Value)> observations)
    {
        ArgumentNullException.ThrowIfNull(observations);
        var (sums, counts) = (new double[pictures], new double[pictures]);
        foreach (var (picture, value) in observations)
        {
            sums[picture] += value;
            counts[picture]++;
        }

        return new([.. sums], [.. counts]);
    }

    /// <summary>The mean where each picture counts as often as it was drawn.</summary>
    internal double WeightedMean(int[] weights)
    {
        var (sum, count) = (0d, 0d);
        for (var picture = 0; picture < weights.Length; picture++)
        {
            sum += weights[picture] * Sums[picture];
            count += weights[picture] * Counts[picture];
        }

        return sum / count;
    }
}
