namespace AlignSharp.Evaluation.Retrieval;

/// <summary>Figures of ranks.</summary>
internal static class RankFigures
{
    /// <summary>The share of ranks within k, from 0 to 1.</summary>
    public static double Recall(ReadOnlySpan<int> ranks, int k)
    {
        var within = 0;
        foreach (var rank in ranks)
        {
            within += rank <= k ? 1 : 0;
        }

        return (double)within / ranks.Length;
    }

    /// <summary>The middle rank, or the mean of the two in the middle.</summary>
    public static double Median(ReadOnlySpan<int> ranks)
    {
        var sorted = ranks.ToArray();
        Array.Sort(sorted);
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2d;
    }

    /// <summary>The middle rank where each counts as often as its weight says; NaN where none counts.</summary>
    /// <param name="ranks">The ranks.</param>
    /// <param name="order">Their places in ascending order of rank.</param>
    /// <param name="weight">How often the rank at a place counts.</param>
    public static double WeightedMedian(IReadOnlyList<int> ranks, int[] order, Func<int, int> weight)
    {
        var total = order.Sum(weight);
        var (passed, low) = (0, double.NaN);
        foreach (var item in order)
        {
            passed += weight(item);
            if (double.IsNaN(low) && passed > (total - 1) / 2)
            {
                low = ranks[item];
            }

            if (passed > total / 2)
            {
                return (low + ranks[item]) / 2;
            }
        }

        return double.NaN;
    }
}
