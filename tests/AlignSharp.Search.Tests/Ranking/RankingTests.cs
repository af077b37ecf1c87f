namespace AlignSharp.Search.Tests.Ranking;

public sealed class RankingTests : IDisposable
{
    // Two copies of the best, then one at right angles to them.
    private static readonly FloatTensor Vectors = new([1, 0.1f, 0, 1, 0.1f, 0.001f, 0.7f, -0.7f, 0, 0.1f, 0, 1], 4, 3);
    private readonly TemporaryFolder _folder = new();

    public RankingTests() => IndexFixture.Write(_folder.Combine("index"), Vectors);

    [Fact]
    public void Nearly_equal_rows_are_shown_once_and_counted()
    {
        var hits = Search(new SearchOptions { Count = 2, CollapseAbove = 0.99f });
        Assert.Equal([(0L, 1), (2L, 0)], hits.Select(static hit => (hit.Row, hit.Similar)));
    }

    [Fact]
    public void Diversity_puts_a_different_row_before_a_copy()
    {
        Assert.Equal([0L, 1L], Search(new SearchOptions { Count = 2 }).Select(static hit => hit.Row));
        Assert.Equal([0L, 2L], Search(new SearchOptions { Count = 2, Diversity = 0.5f }).Select(static hit => hit.Row));
    }

    [Theory]
    [InlineData(0, 0f, "0 results were asked for")]
    [InlineData(5, 1.5f, "The diversity is 1.5")]
    [InlineData(5, float.NaN, "The diversity is NaN")]
    [InlineData(501, 0.5f, "expected 1 to 500")]
    public void Options_out_of_range_are_refused(int count, float diversity, string sentence) => Assert.Contains(
        sentence,
        Assert.Throws<SearchException>(() => Search(new SearchOptions { Count = count, Diversity = diversity })).Message,
        StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();

    private IEnumerable<SearchHit> Search(SearchOptions options)
    {
        using var index = EmbeddingIndex.Open(_folder.Combine("index"));
        return index.Search([1f, 0, 0], options, TestContext.Current.CancellationToken);
    }
}
