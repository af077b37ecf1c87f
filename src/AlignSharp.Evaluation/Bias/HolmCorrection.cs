using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Bias;

/// <summary>
/// Corrects p-values for how many tests were made (Holm, 1979): with the corrected ones, the chance that any of them is below
/// a bound without cause is at most that bound.
/// </summary>
internal static class HolmCorrection
{
    public static ImmutableArray<double> Apply(ImmutableArray<double> values)
    {
        var corrected = new double[values.Length];
        var (least, rank) = (0d, 0);
        foreach (var test in Enumerable.Range(0, values.Length).OrderBy(test => values[test]))
        {
            least = Math.Max(least, Math.Min(1, values[test] * (values.Length - rank++)));
            corrected[test] = least;
        }

        return [.. corrected];
    }
}
