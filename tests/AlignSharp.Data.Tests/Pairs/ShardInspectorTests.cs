using AlignSharp.Data.Pairs;
using AlignSharp.Data.Shards;
using AlignSharp.Data.Tests.Shards;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Pairs;

public sealed class ShardInspectorTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Fields_pictures_and_captions_are_summed_up()
    {
        var shard = await PictureShard.WriteAsync(
            _folder.Combine("s.tar"),
            PictureShard.Make("blank", ("txt", "  "u8.ToArray())),
            PictureShard.Make("broken", ("jpg", "no picture"u8.ToArray())));

        var summary = await ShardInspector.InspectAsync([shard], cancellationToken: Cancel);

        Assert.Equal((1, 4), (summary.ShardCount, summary.Shards.Samples));
        Assert.Equal(["jpg", "json", "png", "txt"], summary.Fields.Select(field => field.Extension));
        Assert.Equal(new FieldSummary("txt", 3, 18 + 12 + 2, 2, 18), summary.Fields[3]);
        Assert.Equal("jpg: 1, jpg txt: 1, json png txt: 1, txt: 1", Show(summary.Combinations));
        Assert.Equal("jpeg: 1, png: 1, unreadable: 1", Show(summary.Pictures));
        Assert.Equal(480, summary.Widths!.Maximum);
        Assert.Equal((3, 1), (summary.Captions, summary.BlankCaptions));
        Assert.Equal(new DistributionSummary(0, 0, 2, 4, 4, 2), summary.CaptionWords);
        Assert.Equal(new DistributionSummary(0, 0, 10, 18, 18, 28.0 / 3), summary.CaptionLetters);
    }

    [Fact]
    public async Task Shards_without_pictures_and_captions_have_no_statistics_of_them()
    {
        var path = _folder.Combine("s.tar");
        await File.WriteAllBytesAsync(path, new TarBytes().Add("a.cls").End().ToArray(), Cancel);

        var summary = await ShardInspector.InspectAsync([path], cancellationToken: Cancel);

        Assert.Null(summary.Widths);
        Assert.Null(summary.CaptionWords);
    }

    [Fact]
    public async Task The_draw_depends_on_the_seed_alone_and_keeps_the_order()
    {
        var shards = await ShardIo.WriteAsync(_folder.FullName, 40, 60);

        var drawn = await DrawAsync(shards, 10, 1);

        Assert.Equal(10, drawn.Distinct().Count());
        Assert.Equal(drawn, await DrawAsync(shards, 10, 1));
        Assert.NotEqual(drawn, await DrawAsync(shards, 10, 2));
        Assert.Equal(drawn.OrderBy(key => int.Parse(key.Split('/')[0])).ThenBy(key => int.Parse(key.Split('/')[1])), drawn);
        Assert.Equal(100, (await DrawAsync(shards, 1000, 1)).Count);
    }

    [Fact]
    public async Task Endless_extensions_are_lumped_together()
    {
        var tar = new TarBytes();
        for (var member = 0; member < 1500; member++)
        {
            tar.Add($"{member}.x{member}");
        }

        var path = _folder.Combine("s.tar");
        await File.WriteAllBytesAsync(path, tar.End().ToArray(), Cancel);
        var summary = await ShardInspector.InspectAsync([path], cancellationToken: Cancel);

        Assert.Equal(1001, summary.Fields.Length);
        Assert.Equal(500, summary.Combinations["(others)"]);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<List<string>> DrawAsync(IReadOnlyList<string> shards, int count, ulong seed) =>
        [.. (await ShardInspector.InspectAsync(shards, count, seed, cancellationToken: Cancel)).Drawn.Select(sample => sample.Key)];

    private static string Show(IEnumerable<KeyValuePair<string, long>> counts) =>
        string.Join(", ", counts.Select(entry => $"{entry.Key}: {entry.Value}"));
}
