using System.Security.Cryptography;
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

    [Fact]
    public async Task Pictures_must_have_the_hash_that_the_metadata_states()
    {
        var hash = Convert.ToHexString(SHA256.HashData(Picture));
        var path = Folder.Combine("metadata.csv");
        await File.WriteAllTextAsync(
            path, $"url,text,sha256\nhttp://a.test/0.jpg,t,{hash}\nhttp://a.test/1.jpg,t,{hash[..^1]}x\nhttp://a.test/2.jpg,t,\n", Token);
        Server.On("a.test/0.jpg", Picture).On("a.test/1.jpg", Picture).On("a.test/2.jpg", Picture);

        await new Downloader(Options(path) with { HashColumn = "sha256" }).RunAsync(cancellationToken: Token);

        Assert.Equal(
            ["ok", "hash_mismatch", "ok"],
            Query("SELECT outcome FROM {0} ORDER BY row", row => row.GetString(0)));
    }

    [Fact]
    public async Task Folders_of_metadata_are_read_by_name()
    {
        Directory.CreateDirectory(Folder.Combine("metadata"));
        await File.WriteAllTextAsync(Folder.Combine("metadata", "b.csv"), "url,text\nhttp://a.test/1.jpg,second\n", Token);
        await File.WriteAllTextAsync(Folder.Combine("metadata", "a.csv"), "url,text\nhttp://a.test/0.jpg,first\n", Token);
        Server.On("a.test/0.jpg", Picture).On("a.test/1.jpg", Picture);

        await new Downloader(Options(Folder.Combine("metadata"))).RunAsync(cancellationToken: Token);

        Assert.Equal(["first", "second"], Query("SELECT text FROM {0} ORDER BY row", row => row.GetString(0)));
    }

    [Fact]
    public async Task Metadata_without_rows_is_refused_in_a_sentence()
    {
        var path = WriteCsv();

        var error = await Assert.ThrowsAsync<DownloadRunException>(() => new Downloader(Options(path)).RunAsync(cancellationToken: Token));

        Assert.Equal($"{path} has no rows; expected at least one.", error.Message);
    }

    [Fact]
    public async Task Pictures_without_texts_are_downloaded_when_asked()
    {
        Server.On("a.test/0.jpg", Picture);
        var path = Folder.Combine("metadata.jsonl");
        await File.WriteAllTextAsync(path, """{"link": "http://a.test/0.jpg"}""", Token);

        var summary = await new Downloader(Options(path) with { UrlColumn = "link", TextColumn = null }).RunAsync(cancellationToken: Token);

        Assert.Equal(1, summary.Pictures);
    }
}
