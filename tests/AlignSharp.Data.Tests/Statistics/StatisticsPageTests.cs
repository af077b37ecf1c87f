using System.Text.Json;
using System.Text.RegularExpressions;
using AlignSharp.Data.Shards;
using AlignSharp.Data.Statistics;
using AlignSharp.Data.Statistics.Page;
using AlignSharp.Data.Tests.Metadata;
using AlignSharp.Imaging;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Statistics;

public sealed partial class StatisticsPageTests : IDisposable
{
    private const string Hostile = """
        {"url":"https://example.org/1.jpg","text":"<script>alert(1)</script> \"quoted\" & <img src=x>","width":300,"height":200}
        {"url":"javascript:alert(1)","text":null,"width":300,"height":200}
        {"url":"https://example.org/\" onmouseover=\"alert(1)","text":"猫","width":3000,"height":20}

        """;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_page_needs_nothing_from_elsewhere()
    {
        var page = StatisticsPage.Render(await RunAsync(MetadataFixture.Coyo));

        Assert.Contains("content=\"default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:\"", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(Fetching(), page);
        Assert.Equal(11, Svg().Count(page));
        Assert.Contains("746,972,269", page, StringComparison.Ordinal);
        Assert.Contains("prefers-color-scheme: dark", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_and_addresses_cannot_become_markup()
    {
        var page = StatisticsPage.Render(await RunAsync(WriteHostile()));

        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt; &quot;quoted&quot; &amp; &lt;img src=x&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("\" onmouseover", page, StringComparison.Ordinal);
        Assert.DoesNotContain("href=\"javascript:", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"note\">javascript:alert(1)</p>", page, StringComparison.Ordinal);
        Assert.Contains("<a rel=\"noreferrer nofollow noopener\" href=\"https://example.org/1.jpg\">", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pictures_come_from_local_shards_by_their_address()
    {
        var shard = _folder.Combine("pictures-%05d.tar");
        await using (var writer = new ShardWriter(shard))
        {
            await writer.WriteAsync(PictureOf("0", "https://example.org/1.jpg"), TestContext.Current.CancellationToken);
            await writer.WriteAsync(PictureOf("1", "https://example.org/other.jpg"), TestContext.Current.CancellationToken);
            await writer.CompleteAsync(TestContext.Current.CancellationToken);
        }

        var report = await RunAsync(WriteHostile(), _folder.Combine("pictures-00000.tar"));

        Assert.Equal([true, false, false], report.Samples.Select(sample => sample.Thumbnail is not null));
        Assert.Single(Picture().Matches(StatisticsPage.Render(report)));
    }

    [Fact]
    public async Task The_report_as_json_holds_the_comparison_the_measures_and_the_rows()
    {
        using var json = JsonDocument.Parse(StatisticsJson.Write(await RunAsync(MetadataFixture.Laion)));

        Assert.Equal(4000, json.RootElement.GetProperty("rows").GetInt64());
        Assert.Equal("746,972,269", json.RootElement.GetProperty("comparison")[0].GetProperty("coyo").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("measures")[0].GetProperty("unknown").GetInt64());
        Assert.Equal(3, json.RootElement.GetProperty("samples").GetArrayLength());
    }

    [GeneratedRegex("<(script|link|iframe|object|embed)|@import|url\\(|\\ssrc=\"(?!data:)", RegexOptions.IgnoreCase)]
    private static partial Regex Fetching();

    [GeneratedRegex("<svg ")]
    private static partial Regex Svg();

    [GeneratedRegex("<img alt=\"\" src=\"data:image/webp;base64,[A-Za-z0-9+/=]+\">")]
    private static partial Regex Picture();

    private static Sample PictureOf(string key, string url) => new(key,
    [
        KeyValuePair.Create("png", new ReadOnlyMemory<byte>(ImageEncoder.Png(new RgbImage(300, 200, new byte[300 * 200 * 3])))),
        KeyValuePair.Create("json", new ReadOnlyMemory<byte>(JsonSerializer.SerializeToUtf8Bytes(new { url }))),
    ]);

    private static Task<StatisticsReport> RunAsync(string input, params string[] shards) => new MetadataStatistics().RunAsync(
        new StatisticsRequest { Inputs = [input], Samples = 3, Shards = [.. shards] }, null, TestContext.Current.CancellationToken);

    private string WriteHostile()
    {
        var path = _folder.Combine("pairs.jsonl");
        File.WriteAllText(path, Hostile);
        return path;
    }
}
