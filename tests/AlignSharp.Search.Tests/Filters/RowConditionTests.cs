using System.Globalization;
using AlignSharp.Search.Filters;

namespace AlignSharp.Search.Tests.Filters;

public sealed class RowConditionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("n>=18", "18 19")]
    [InlineData("n<2", "0 1")]
    [InlineData("n=3.0", "3")]
    [InlineData("n!=5", "0 1 2 3 4 6 7 8 9 10 11 12 13 14 15 16 17 18 19")]
    [InlineData("caption ~ TEXT 1", "1 10 11 12 13 14 15 16 17 18 19")]
    [InlineData("name=7", "7")]
    [InlineData("odd/key~x='; DROP TABLE entries; --", "")]
    [InlineData("missing=1", "")]
    [InlineData("kind=image", "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19")]
    [InlineData("kind=text", "")]
    public void Keeps_the_rows_that_fit(string condition, string expected)
    {
        IndexFixture.Write(_folder.Combine("index"), IndexFixture.Vectors(20, 8, 3), entry: row => new IndexEntry(row.ToString(CultureInfo.InvariantCulture))
        {
            Caption = $"a text {row}",
            Metadata = $$"""{"n": {{row}}, "odd/key~": "x"}""",
        });
        using var index = EmbeddingIndex.Open(_folder.Combine("index"));
        var hits = index.Search(IndexFixture.Vectors(1, 8, 4)[0], new SearchOptions { Count = 100, Where = [RowCondition.Parse(condition)] }, TestContext.Current.CancellationToken);
        Assert.Equal(expected, string.Join(' ', hits.Select(static hit => hit.Row).Order()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("width")]
    [InlineData("=3")]
    public void Refuses_what_is_no_condition(string text) =>
        Assert.Contains("expected a field", Assert.Throws<SearchException>(() => RowCondition.Parse(text)).Message, StringComparison.Ordinal);

    public void Dispose() => _folder.Dispose();
}
