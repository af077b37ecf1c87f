namespace AlignSharp.Evaluation.Retrieval;

/// <summary>Recall and median rank in one direction.</summary>
/// <param name="At1">The share found first, from 0 to 1.</param>
/// <param name="At5">The share found within five.</param>
/// <param name="At10">The share found within ten.</param>
/// <param name="MedianRank">The middle rank; 1 is the best.</param>
public sealed record RecallAtDepths(double At1, double At5, double At10, double MedianRank)
{
    internal static RecallAtDepths Of(ReadOnlySpan<int> ranks) =>
        new(RankFigures.Recall(ranks, 1), RankFigures.Recall(ranks, 5), RankFigures.Recall(ranks, 10), RankFigures.Median(ranks));
}
