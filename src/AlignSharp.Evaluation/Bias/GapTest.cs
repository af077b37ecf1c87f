using AlignSharp.Data.Shards;

namespace AlignSharp.Evaluation.Bias;

/// <summary>Whether groups differ more than the same pictures with shuffled groups.</summary>
/// <param name="Gap">The highest mean of a group less the lowest.</param>
/// <param name="PValue">The share of shuffles in which the groups differ at least as much, the observed one among them.</param>
internal sealed record GapTest(double Gap, double PValue)
{
    /// <summary>
    /// Runs the test. Groups are shuffled within strata, such as classes, and values are compared with the mean of their
    /// stratum: groups that only have harder classes do not differ.
    /// </summary>
    /// <param name="values">A value for each picture.</param>
    /// <param name="groups">The group of each, from 0.</param>
    /// <param name="strata">The stratum of each, from 0.</param>
    /// <param name="permutations">How often groups are shuffled.</param>
    /// <param name="seed">Decides how.</param>
    public static GapTest Run(IReadOnlyList<double> values, IReadOnlyList<int> groups, IReadOnlyList<int> strata, int permutations, ulong seed)
    {
        var gap = Between(values, groups);
        var centred = Centre(values, strata);
        int[][] members = [.. Enumerable.Range(0, values.Count).GroupBy(picture => strata[picture]).Select(static own => own.ToArray())];
        int[] shuffled = [.. groups];
        var observed = Spread(centred, shuffled);
        var random = new SplitMix64(seed, (ulong)values.Count);
        var reached = 1;
        for (var permutation = 0; permutation < permutations; permutation++)
        {
            Shuffle(shuffled, members, ref random);
            reached += Spread(centred, shuffled) >= observed * (1 - 1e-12) ? 1 : 0;
        }

        return new GapTest(gap, reached / (permutations + 1d));
    }

    /// <summary>The highest mean of a group less the lowest, where each picture counts as often as it was drawn.</summary>
    public static double Between(IReadOnlyList<double> values, IReadOnlyList<int> groups, int[]? weights = null)
    {
        var (sums, counts) = (new double[groups.Max() + 1], new double[groups.Max() + 1]);
        for (var picture = 0; picture < values.Count; picture++)
        {
            var weight = weights?[picture] ?? 1;
            sums[groups[picture]] += weight * values[picture];
            counts[groups[picture]] += weight;
        }

        double[] means = [.. sums.Zip(counts).Where(static pair => pair.Second > 0).Select(static pair => pair.First / pair.Second)];
        return means.Max() - means.Min();
    }

    private static double[] Centre(IReadOnlyList<double> values, IReadOnlyList<int> strata)
    {
        var means = Enumerable.Range(0, values.Count).GroupBy(picture => strata[picture], picture => values[picture])
            .ToDictionary(static own => own.Key, static own => own.Average());
        return [.. values.Select((value, picture) => value - means[strata[picture]])];
    }

    // The sum of squares between groups.
    private static double Spread(double[] values, int[] groups)
    {
        var (sums, counts) = (new double[groups.Max() + 1], new int[groups.Max() + 1]);
        for (var picture = 0; picture < values.Length; picture++)
        {
            sums[groups[picture]] += values[picture];
            counts[groups[picture]]++;
        }

        return sums.Zip(counts).Sum(static pair => pair.Second == 0 ? 0 : pair.First * pair.First / pair.Second);
    }

    private static void Shuffle(int[] groups, int[][] strata, ref SplitMix64 random)
    {
        foreach (var members in strata)
        {
            for (var last = members.Length - 1; last > 0; last--)
            {
                var (one, other) = (members[last], members[random.Below(last + 1)]);
                (groups[one], groups[other]) = (groups[other], groups[one]);
            }
        }
    }
}
