namespace AlignSharp.Search.Scoring;

/// <summary>Scores float32 rows.</summary>
/// <param name="rows">The first row of the index.</param>
/// <param name="queries">The queries.</param>
internal sealed unsafe class SingleScorer(float* rows, QueryBlock queries) : IRowScorer
{
    public void Score(long firstRow, int rowCount, Span<float> scores)
    {
        fixed (float* query = queries.Values, score = scores)
        {
            SingleKernel.Score(
                rows + (firstRow * queries.Stride), rowCount, query, queries.Count, queries.Stride, score, RowScan.BlockLength);
        }
    }
}
