using AlignSharp.Data.Download;

namespace AlignSharp.Data.Tests.Download;

/// <summary>Rows that name nothing to fetch.</summary>
public sealed class RowTests : OutcomeTest
{
    private static readonly byte[] Picture = TestPictures.Jpeg();

    [Fact]
    public async Task Rows_that_name_nothing_to_fetch_are_counted()
    {
        var path = Folder.Combine("metadata.jsonl");
        await File.WriteAllTextAsync(path, """
            {"url": "http://a.test/good.jpg", "text": "good"}

            {"url": "http://a.test/blank.jpg", "text": "  "}
            {"url": "http://a.test/silent.jpg"}
            {"url": "ftp://a.test/ftp.jpg", "text": "x"}
            {"url": "no url", "text": "x"}
            {"url": "http:///x.jpg", "text": "x"}
            {"text": "x"}
            this is no JSON
            [1, 2]
            """, Token);
        Server.On("a.test/good.jpg", Picture);

        var summary = await new Downloader(Options(path)).RunAsync(cancellationToken: Token);

        Assert.Equal(
            [("invalid_url", 4L), ("malformed_row", 2L), ("missing_text", 2L), ("ok", 1L)],
            summary.Outcomes.Select(pair => (pair.Key.Name, pair.Value)));
    }
}
