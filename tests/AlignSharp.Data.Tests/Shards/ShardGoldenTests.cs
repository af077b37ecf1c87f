using System.Text.Json;
using AlignSharp.Data.Shards;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Shards;

/// <summary>Shards written by the webdataset library.</summary>
public sealed class ShardGoldenTests
{
    private static readonly JsonElement Expected = JsonDocument.Parse(
        File.ReadAllBytes(Fixtures.Path("webdataset", "expected.json"))).RootElement;

    [Theory]
    [InlineData("plain-000000.tar")]
    [InlineData("plain-000001.tar")]
    [InlineData("gz-000000.tar.gz")]
    [InlineData("pax-000000.tar")]
    public async Task Keys_are_those_of_the_reference(string shard)
    {
        var report = new ShardReport();

        var samples = await ReadAsync(shard, report);

        Assert.Equal(
            Expected.GetProperty("keys").GetProperty(shard).EnumerateArray().Select(key => key.GetString()),
            samples.Select(sample => sample.Key));
        Assert.Empty(report.Faults);
        Assert.Equal(samples.Count, report.Samples);
    }

    [Fact]
    public async Task Fields_begin_at_the_first_dot_of_the_file_name()
    {
        var samples = await ReadAsync("pax-000000.tar", new ShardReport());

        Assert.Equal(
            Expected.GetProperty("fields_of_pax").EnumerateArray()
                .Select(fields => string.Join(' ', fields.EnumerateArray().Select(field => field.GetString()))),
            samples.Select(sample => string.Join(' ', sample.Fields.Keys.Order(StringComparer.Ordinal))));
    }

    [Fact]
    public async Task Data_are_those_of_the_members()
    {
        var sample = (await ReadAsync("plain-000000.tar", new ShardReport()))[3];

        Assert.Equal(["cls", "jpg", "json", "txt"], sample.Fields.Keys);
        Assert.Equal(3847, sample.Fields["jpg"].Length);
        Assert.Equal([0xFF, 0xD8, 0xFF], sample.Fields["jpg"][..3].ToArray());
        Assert.Equal(32, sample.Fields["json"].Length);
        Assert.Equal(13, sample.Fields["txt"].Length);
        using var json = JsonDocument.Parse(sample.Fields["json"]);
    }

    [Fact]
    public async Task What_is_whole_before_the_tear_is_given_and_the_tear_is_reported()
    {
        var report = new ShardReport();
        var whole = await ReadAsync("plain-000000.tar", new ShardReport());

        var samples = await ReadAsync("torn-000000.tar", report);

        Assert.Equal(whole.Take(3).Select(sample => sample.Key), samples.Select(sample => sample.Key));
        Assert.Equal(
            [(ShardFaultKind.Torn, 1L), (ShardFaultKind.Incomplete, 1L)],
            report.Faults.Select(fault => (fault.Kind, fault.Count)));
        Assert.EndsWith(" ends at byte 36864 inside pl/dir3/sample_000003.cls (size in its header: 1).", report.Faults[0].FirstDetail);
    }

    private static async Task<List<Sample>> ReadAsync(string shard, ShardReport report)
    {
        await using var reader = ShardReader.Open(Fixtures.Path("webdataset", shard), report);
        return await reader.ReadAllAsync(TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
    }
}
