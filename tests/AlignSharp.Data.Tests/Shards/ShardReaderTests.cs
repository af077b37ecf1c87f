using System.IO.Compression;
using AlignSharp.Data.Shards;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Shards;

public sealed class ShardReaderTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a/b.c.d", "a/b", "c.d")]
    [InlineData("a.b/c.d", "a.b/c", "d")]
    [InlineData("./a.JPG", "./a", "jpg")]
    [InlineData("../../etc/a.txt", "../../etc/a", "txt")]
    [InlineData("/abs.txt", "/abs", "txt")]
    public async Task A_key_ends_at_the_first_dot_of_the_file_name(string name, string key, string extension)
    {
        var (samples, report) = await ShardIo.ReadAsync(new TarBytes().Add(name).End().ToArray());

        Assert.Equal($"{key}: {extension}=78", ShardIo.Show(Assert.Single(samples)));
        Assert.Empty(report.Faults);
    }

    [Fact]
    public async Task Names_without_key_or_extension_are_counted()
    {
        var (samples, report) = await ShardIo.ReadAsync(
            new TarBytes().Add("README").Add("a/.hidden").Add("b.").Add("a.b/c").End().ToArray());

        Assert.Empty(samples);
        Assert.Equal(4, report.Count(ShardFaultKind.NoKey));
        Assert.Equal("x.tar has the member README, whose name is not of the form key.extension.", report.Faults[0].FirstDetail);
    }

    [Fact]
    public async Task Folders_and_notes_are_passed_over_without_a_fault()
    {
        var (samples, report) = await ShardIo.ReadAsync(
            new TarBytes().Add("a/", "", '5').Add("b/", "").Add("__meta__/info.json").Add("a/1.txt").End().ToArray());

        Assert.Equal("a/1", Assert.Single(samples).Key);
        Assert.Empty(report.Faults);
    }

    [Fact]
    public async Task Links_and_devices_are_counted_and_never_followed()
    {
        var (samples, report) = await ShardIo.ReadAsync(
            new TarBytes().Add("a.txt", "", '2').Add("b.txt", "", '1').Add("c.txt", "", '3').Add("d.txt", "", '6').Add("e.txt").End().ToArray());

        Assert.Equal("e", Assert.Single(samples).Key);
        Assert.Equal(4, report.Count(ShardFaultKind.NotAFile));
    }

    [Fact]
    public async Task A_sample_with_the_same_field_twice_is_skipped()
    {
        var (samples, report) = await ShardIo.ReadAsync(
            new TarBytes().Add("a.txt").Add("a.TXT").Add("a.txt").Add("b.txt").End().ToArray());

        Assert.Equal("b", Assert.Single(samples).Key);
        Assert.Equal(1, report.Count(ShardFaultKind.DuplicateField));
    }

    [Fact]
    public async Task A_sample_with_endless_members_is_skipped_and_the_next_one_read()
    {
        var tar = new TarBytes();
        for (var member = 0; member < 5000; member++)
        {
            tar.Add($"a.{member}");
        }

        var (samples, report) = await ShardIo.ReadAsync(tar.Add("b.txt").End().ToArray());

        Assert.Equal("b", Assert.Single(samples).Key);
        Assert.Equal(1, report.Count(ShardFaultKind.TooManyFields));
    }

    [Theory]
    [InlineData(6, 5)]
    [InlineData(11, 0)]
    public async Task A_sample_over_the_limit_of_bytes_is_skipped_and_the_next_one_read(int first, int second)
    {
        var (samples, report) = await ShardIo.ReadAsync(
            new TarBytes().Add("a.x", new string('x', first)).Add("a.y", new string('y', second)).Add("b.txt").End().ToArray(),
            new ShardLimits { MaximumSampleBytes = 10 });

        Assert.Equal("b", Assert.Single(samples).Key);
        Assert.Equal(1, report.Count(ShardFaultKind.TooLarge));
    }

    [Fact]
    public async Task A_size_that_lies_costs_little_memory()
    {
        var shard = new TarBytes().Raw(TarBytes.Header("a.jpg", 250 << 20)).Raw(new byte[100]).ToArray();
        var before = GC.GetAllocatedBytesForCurrentThread();

        var (samples, report) = await ShardIo.ReadAsync(shard);

        Assert.Empty(samples);
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4 << 20);
        Assert.Equal([ShardFaultKind.Torn, ShardFaultKind.Incomplete], report.Faults.Select(fault => fault.Kind));
        Assert.Equal("x.tar ends at byte 612 inside a.jpg (size in its header: 262144000).", report.Faults[0].FirstDetail);
    }

    [Fact]
    public async Task The_last_sample_counts_as_whole_when_it_has_what_the_one_before_it_has()
    {
        var tar = new TarBytes().Add("a.jpg").Add("a.txt").Add("b.jpg").Add("b.txt").ToArray();

        var (samples, report) = await ShardIo.ReadAsync(tar);

        Assert.Equal(["a", "b"], samples.Select(sample => sample.Key));
        Assert.Equal([ShardFaultKind.Unterminated], report.Faults.Select(fault => fault.Kind));
    }

    [Fact]
    public async Task The_last_sample_is_incomplete_when_it_lacks_what_the_one_before_it_has()
    {
        var tar = new TarBytes().Add("a.jpg").Add("a.txt").Add("b.jpg").ToArray();

        var (samples, report) = await ShardIo.ReadAsync(tar);

        Assert.Equal("a", Assert.Single(samples).Key);
        Assert.Equal([ShardFaultKind.Unterminated, ShardFaultKind.Incomplete], report.Faults.Select(fault => fault.Kind));
    }

    [Fact]
    public async Task A_damaged_header_ends_the_shard_but_not_what_came_before()
    {
        var tar = new TarBytes().Add("a.txt").Add("b.txt").Add("c.txt").End().ToArray();
        tar[2 * 1024] ^= 0xFF;

        var (samples, report) = await ShardIo.ReadAsync(tar);

        Assert.Equal(["a", "b"], samples.Select(sample => sample.Key));
        Assert.Equal([ShardFaultKind.BadHeader], report.Faults.Select(fault => fault.Kind));
        Assert.Equal("x.tar has bytes at 2048 that are no tar header (the checksum does not fit).", report.Faults[0].FirstDetail);
    }

    [Fact]
    public async Task What_is_no_tar_is_called_so()
    {
        Assert.Equal(ShardFaultKind.NotATar, Assert.Single((await ShardIo.ReadAsync(new byte[] { 1, 2, 3 }.Concat(new byte[600]).ToArray())).Report.Faults).Kind);
        Assert.Equal("x.tar is empty.", Assert.Single((await ShardIo.ReadAsync([])).Report.Faults).FirstDetail);
    }

    [Fact]
    public async Task A_torn_gzip_gives_what_is_whole_before_the_tear()
    {
        var whole = await File.ReadAllBytesAsync(Fixtures.Path("webdataset", "gz-000000.tar.gz"), Cancel);

        var (samples, report) = await ShardIo.ReadAsync(whole[..^250]);

        Assert.NotEmpty(samples);
        Assert.True(samples.Count < 5);
        Assert.All(samples, sample => Assert.Equal(4, sample.Fields.Count));
        Assert.Equal(1, report.Count(ShardFaultKind.Torn) + report.Count(ShardFaultKind.Unreadable));
    }

    [Fact]
    public async Task Damaged_gzip_data_is_reported()
    {
        var whole = await File.ReadAllBytesAsync(Fixtures.Path("webdataset", "gz-000000.tar.gz"), Cancel);
        whole.AsSpan(1000, 200).Fill(0xFF);

        var (_, report) = await ShardIo.ReadAsync(whole);

        Assert.Equal(1, report.Count(ShardFaultKind.Unreadable));
    }

    [Fact]
    public async Task A_checksum_behind_the_end_is_looked_at_and_what_came_before_is_given()
    {
        var tar = new TarBytes();
        for (var sample = 0; sample < 200; sample++)
        {
            tar.Add($"{sample:D3}.txt", new string('x', 1000));
        }

        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(tar.End().ToArray());
        }

        var bytes = packed.ToArray();
        bytes[^8] ^= 0xFF;
        var (samples, report) = await ShardIo.ReadAsync(bytes);

        Assert.InRange(samples.Count, 100, 200);
        Assert.Equal(1, report.Count(ShardFaultKind.Unreadable));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(513)]
    public async Task Streams_that_cannot_seek_and_give_little_at_a_time_read_the_same(int step)
    {
        var bytes = await File.ReadAllBytesAsync(Fixtures.Path("webdataset", "plain-000000.tar"), Cancel);

        var (samples, report) = await ShardIo.ReadAsync(new ForwardOnlyStream(bytes, step));

        Assert.Equal((await ShardIo.ReadAsync(bytes)).Samples.Select(ShardIo.Show), samples.Select(ShardIo.Show));
        Assert.Empty(report.Faults);
    }

    [Fact]
    public async Task A_bomb_of_zeros_ends_at_the_mark()
    {
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(new TarBytes().Add("a.txt").End().ToArray());
            for (var megabyte = 0; megabyte < 64; megabyte++)
            {
                gzip.Write(new byte[1 << 20]);
            }
        }

        var (samples, report) = await ShardIo.ReadAsync(packed.ToArray());

        Assert.Single(samples);
        Assert.Empty(report.Faults);
    }

    [Fact]
    public void A_missing_shard_is_a_clear_error()
    {
        var error = Assert.Throws<ShardException>(() => ShardReader.Open("no/such.tar"));

        Assert.Equal("The shard no/such.tar was not found; expected a file there.", error.Message);
    }

    [Fact]
    public async Task Cancellation_is_no_fault_of_the_shard()
    {
        var report = new ShardReport();
        await using var reader = ShardReader.Open(Fixtures.Path("webdataset", "plain-000000.tar"), report);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await reader.ReadAsync(new CancellationToken(canceled: true)));

        Assert.Empty(report.Faults);
    }
}
