using System.Text;
using System.Text.Json;
using AlignSharp.Data.Download;
using AlignSharp.Data.Shards;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Tests.Download;

public sealed class DownloaderTests : DownloadTest
{
    [Fact]
    public async Task Pictures_texts_and_columns_arrive_in_the_shards_in_row_order()
    {
        for (var i = 0; i < 6; i++)
        {
            Server.On($"a.test/{i}.jpg", TestPictures.Jpeg(80, 60, i));
        }

        var metadata = WriteCsv(Enumerable.Range(0, 6).Select(i => $"http://a.test/{i}.jpg"));

        var summary = await new Downloader(Options(metadata)).RunAsync(cancellationToken: Token);

        Assert.Equal([new(DownloadOutcome.Ok, 6)], summary.Outcomes);
        Assert.Equal((6, 2, 2), (summary.Rows, summary.Shards, summary.ShardsMade));
        var samples = await ReadAsync("00000.tar", "00001.tar");
        Assert.Equal(Enumerable.Range(0, 6).Select(i => $"00000000{i}"), samples.Select(sample => sample.Key));
        Assert.Equal("text 4", Encoding.UTF8.GetString(samples[4].Fields["txt"].Span));
        var picture = ImageDecoder.Default.Decode(samples[4].Fields["jpg"], "sample");
        Assert.Equal((43, 32), (picture.Width, picture.Height));
        using var json = JsonDocument.Parse(samples[4].Fields["json"]);
        Assert.Equal("http://a.test/4.jpg", json.RootElement.GetProperty("url").GetString());
        Assert.Equal(80, json.RootElement.GetProperty("original_width").GetInt32());
        Assert.Equal("104", json.RootElement.GetProperty("metadata").GetProperty("width").GetString());
        Assert.Empty(Server.Strays);
    }

    private async Task<List<Sample>> ReadAsync(params string[] shards)
    {
        List<Sample> samples = [];
        foreach (var shard in shards)
        {
            await using var reader = ShardReader.Open(Folder.Combine("run", shard));
            while (await reader.ReadAsync(Token) is { } sample)
            {
                samples.Add(sample);
            }
        }

        return samples;
    }
}
