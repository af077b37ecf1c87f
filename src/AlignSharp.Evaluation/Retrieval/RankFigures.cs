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
}
