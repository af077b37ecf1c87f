namespace AlignSharp.Search.Scoring;

/// <summary>A row and its score.</summary>
internal readonly record struct ScoredRow(long Row, float Score)
{
    /// <summary>Lower scores first; of equal scores the higher row.</summary>
    public static IComparer<ScoredRow> WorstFirst { get; } = Comparer<ScoredRow>.Create(static (a, b) =>
        a.Score != b.Score ? a.Score.CompareTo(b.Score) : b.Row.CompareTo(a.Row));
}
