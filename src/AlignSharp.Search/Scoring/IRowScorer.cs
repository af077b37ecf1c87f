namespace AlignSharp.Search.Scoring;

/// <summary>Scores rows of an index against the queries it was made for. Used by one thread.</summary>
internal interface IRowScorer
{
    /// <summary>Computes the scores of neighbouring rows.</summary>
    /// <param name="firstRow">The first row.</param>
    /// <param name="rows">How many, at most <see cref="RowScan.BlockLength"/>.</param>
    /// <param name="scores">[queries, <see cref="RowScan.BlockLength"/>].</param>
    void Score(long firstRow, int rows, Span<float> scores);
}
