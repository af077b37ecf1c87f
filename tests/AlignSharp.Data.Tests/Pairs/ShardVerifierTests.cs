using AlignSharp.Data.Pairs;
using AlignSharp.Data.Shards;
using AlignSharp.Data.Tests.Shards;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Pairs;

public sealed class ShardVerifierTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sound_shards_have_no_faults()
    {
        var shard = await PictureShard.WriteAsync(_folder.Combine("s.tar"));

        var report = await ShardVerifier.VerifyAsync([shard, Fixtures.Path("webdataset", "pax-000000.tar")], cancellationToken: Cancel);

        Assert.Equal((2, 5 + 6, 2 + 2), (report.ShardCount, report.Members, report.Pictures));
        Assert.Equal(2, report.Shards.Count(ShardFaultKind.BadPicture));
        Assert.DoesNotContain(report.Shards.Faults, fault => fault.Shard == shard);
    }

    [Fact]
    public async Task Each_kind_of_fault_is_counted_and_described()
    {
        var torn = PictureShard.Picture("rgb_480x360.jpg")[..5000];
        var shard = await PictureShard.WriteAsync(
            _folder.Combine("s.tar"),
            PictureShard.Make("torn", ("jpg", torn)),
            PictureShard.Make("latin", ("txt", [(byte)'c', 0xE9])),
            PictureShard.Make("json", ("json", "{\"a\": }"u8.ToArray())),
            PictureShard.Make("a/1", ("txt", "again"u8.ToArray())));

        var report = await ShardVerifier.VerifyAsync([shard], cancellationToken: Cancel);

        Assert.False(report.IsSound);
        Assert.Equal(
            [ShardFaultKind.DuplicateKey, ShardFaultKind.BadPicture, ShardFaultKind.BadText, ShardFaultKind.BadJson],
            report.Shards.Faults.Select(fault => fault.Kind).Order());
        Assert.Contains(report.Shards.Faults, fault => fault.FirstDetail.StartsWith($"{shard} has the member torn.jpg, which cannot be decoded: ", StringComparison.Ordinal));
        Assert.Contains(report.Shards.Faults, fault => fault.FirstDetail == $"{shard} has the member latin.txt, which is not UTF-8.");
    }

    [Fact]
    public async Task Names_that_leave_a_folder_are_found()
    {
        var path = _folder.Combine("s.tar");
        await File.WriteAllBytesAsync(path, new TarBytes().Add("../a.txt").Add("./b.txt").End().ToArray(), Cancel);

        var report = await ShardVerifier.VerifyAsync([path], cancellationToken: Cancel);

        Assert.Equal(ShardFaultKind.UnsafeName, Assert.Single(report.Shards.Faults).Kind);
    }

    [Fact]
    public async Task Torn_shards_are_not_sound()
    {
        var report = await ShardVerifier.VerifyAsync([Fixtures.Path("webdataset", "torn-000000.tar")], cancellationToken: Cancel);

        Assert.Equal(1, report.Shards.Count(ShardFaultKind.Torn));
        Assert.Equal(3, report.Shards.Samples);
    }

    public void Dispose() => _folder.Dispose();
}
