using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Statistics;

/// <summary>
/// Holm's correction for several tests at once: when no model is better in anything, a p-value below 0.05 appears among the
/// corrected ones in at most 5 % of comparisons, however many figures there are.
/// </summary>
public static class HolmCorrection
{
    /// <summary>Corrects p-values.</summary>
    /// <param name="values">One a test, from 0 to 1.</param>
    /// <returns>The corrected ones, in the same order, at most 1.</returns>
    public static ImmutableArray<double> Adjust(ImmutableArray<double> values)
    {
        var adjusted = new double[values.Length];
        var largest = 0d;
        foreach (var (test, rank) in Enumerable.Range(0, values.Length).OrderBy(test => values[test]).Select(static (test, rank) => (test, rank)))
        {
            largest = Math.Max(largest, Math.Min(1, (values.Length - rank) * values[test]));
            adjusted[test] = largest;
        }

        return [.. adjusted];
    }
}
