using System.Formats.Tar;
using System.Security.Cryptography;
using AlignSharp.Data.Shards;
using AlignSharp.Testing;
using CsCheck;

namespace AlignSharp.Data.Tests.Shards;

public sealed class ShardWriterTests : IDisposable
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private readonly TemporaryFolder _folder = new();

    private static readonly Gen<string> Part = Gen.OneOf(
        Gen.String[Gen.Char["abcXYZ019-_ é日"], 1, 12], Gen.String[Gen.Char["ab日"], 90, 160]);

    private static readonly string[] Extensions = ["jpg", "txt", "json", "seg.png", "日本.txt"];

    private static readonly Gen<Sample> Samples =
        from folders in Part.Array[0, 2]
        from name in Part
        from extensions in Gen.Shuffle(Extensions, 1, 4)
        from data in Gen.Byte.Array[0, 1500].Array[4]
        select new Sample(
            string.Join('/', [.. folders, name]),
            extensions.Zip(data, (extension, bytes) => KeyValuePair.Create(extension, new ReadOnlyMemory<byte>(bytes))));

    [Theory]
    [InlineData("%03d.tar")]
    [InlineData("%03d.tar.gz")]
    [InlineData("%03d.tar.zst")]
    public void What_is_written_is_read(string pattern)
    {
        Samples.Array[0, 12].Sample(samples =>
        {
            var distinct = samples.DistinctBy(sample => sample.Key).ToArray();
            using var folder = new TemporaryFolder();

            var shards = WriteAsync(folder.Combine(pattern), distinct, new ShardWriterOptions { MaximumSamples = 5 }).GetAwaiter().GetResult();

            var read = shards.SelectMany(shard => ShardIo.ReadAsync(File.ReadAllBytes(shard.Path)).GetAwaiter().GetResult().Samples);
            Assert.Equal(distinct.Select(ShardIo.Show), read.Select(ShardIo.Show));
            Assert.Equal((distinct.Length + 4) / 5, shards.Count);
        }, iter: 60);
    }

    [Theory]
    [InlineData("s.tar")]
    [InlineData("s.tar.gz")]
    [InlineData("s.tar.zst")]
    public async Task The_same_samples_make_the_same_bytes(string name)
    {
        var hashes = new HashSet<string>();
        foreach (var folder in (string[])["one", "two"])
        {
            await using var shard = ShardFile.Create(_folder.Combine(folder, name));
            await shard.WriteAsync(ShardIo.Make("日本/1", ("jpg", "picture"), ("txt", "caption")), Cancel);
            var written = await shard.CompleteAsync(Cancel);
            hashes.Add(Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(written.Path, Cancel))));
        }

        Assert.Single(hashes);
    }

    [Fact]
    public async Task Other_tar_readers_agree()
    {
        await using (var shard = ShardFile.Create(_folder.Combine("s.tar")))
        {
            await shard.WriteAsync(ShardIo.Make(new string('k', 200), ("jpg", "picture"), ("txt", "caption")), Cancel);
            await shard.WriteAsync(ShardIo.Make("日本/1", ("txt", "caption")), Cancel);
            await shard.CompleteAsync(Cancel);
        }

        using var reader = new TarReader(File.OpenRead(_folder.Combine("s.tar")));
        var names = new List<string>();
        while (reader.GetNextEntry() is { } entry)
        {
            Assert.Equal((0, 0, DateTimeOffset.UnixEpoch), (entry.Uid, entry.Gid, entry.ModificationTime));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead, entry.Mode);
            names.Add(entry.Name);
        }

        Assert.Equal([new string('k', 200) + ".jpg", new string('k', 200) + ".txt", "日本/1.txt"], names);
    }

    [Fact]
    public async Task A_shard_has_its_name_only_when_it_is_whole()
    {
        var path = _folder.Combine("s.tar");
        await using (var shard = ShardFile.Create(path))
        {
            await shard.WriteAsync(ShardIo.Make("a", ("txt", "1")), Cancel);

            Assert.False(File.Exists(path));
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder.FullName));
    }

    [Fact]
    public async Task A_shard_is_closed_when_it_has_its_bytes()
    {
        var samples = Enumerable.Range(0, 5).Select(index => ShardIo.Make($"{index}", ("txt", new string('x', 1000)))).ToArray();

        var shards = await WriteAsync(_folder.Combine("%05d.tar"), samples, new ShardWriterOptions { MaximumTarBytes = 3000, FirstIndex = 7 });

        Assert.Equal(["00007.tar", "00008.tar", "00009.tar"], shards.Select(shard => Path.GetFileName(shard.Path)));
        Assert.Equal([2, 2, 1], shards.Select(shard => shard.Samples));
        Assert.All(shards, shard => Assert.Equal(new FileInfo(shard.Path).Length, shard.Bytes));
    }

    [Fact]
    public async Task Shards_that_are_there_are_not_replaced_unasked()
    {
        Sample[] samples = [ShardIo.Make("a", ("txt", "1"))];
        await WriteAsync(_folder.Combine("%d.tar"), samples, new ShardWriterOptions());

        var error = await Assert.ThrowsAsync<ShardException>(() => WriteAsync(_folder.Combine("%d.tar"), samples, new ShardWriterOptions()));
        await WriteAsync(_folder.Combine("%d.tar"), samples, new ShardWriterOptions { Overwrite = true });

        Assert.Equal($"{_folder.Combine("0.tar")} is there already; expected a new name, or leave to overwrite it.", error.Message);
    }

    [Theory]
    [InlineData("a.b", "txt")]
    [InlineData("", "txt")]
    [InlineData("a/", "txt")]
    [InlineData("/a", "txt")]
    [InlineData("a/../b", "txt")]
    [InlineData("C:a", "txt")]
    [InlineData("a\\b", "txt")]
    [InlineData("a\0b", "txt")]
    [InlineData("a", "")]
    [InlineData("a", "x/y")]
    [InlineData("__a__/b", "txt")]
    public async Task A_sample_that_would_not_come_back_is_refused(string key, string extension)
    {
        await using var shard = ShardFile.Create(_folder.Combine("s.tar"));

        await Assert.ThrowsAsync<ShardException>(async () => await shard.WriteAsync(ShardIo.Make(key, (extension, "1")), Cancel));
    }

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused()
    {
        await using var shard = ShardFile.Create(_folder.Combine("s.tar"));

        await Assert.ThrowsAsync<ShardException>(async () => await shard.WriteAsync(ShardIo.Make("\uD800", ("txt", "1")), Cancel));
    }

    [Fact]
    public async Task Two_samples_that_would_run_together_are_refused()
    {
        await using var shard = ShardFile.Create(_folder.Combine("s.tar"));
        await shard.WriteAsync(ShardIo.Make("a", ("txt", "1")), Cancel);

        var error = await Assert.ThrowsAsync<ShardException>(async () => await shard.WriteAsync(ShardIo.Make("a", ("jpg", "1")), Cancel));

        Assert.StartsWith("The sample a is also the key of the sample before it;", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a-%d-%d.tar")]
    [InlineData("a.tar")]
    [InlineData("%d.zip")]
    public void A_name_that_makes_no_series_is_refused(string pattern)
    {
        Assert.Throws<ShardException>(() => new ShardWriter(_folder.Combine(pattern)));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<IReadOnlyList<WrittenShard>> WriteAsync(string pattern, Sample[] samples, ShardWriterOptions options)
    {
        await using var writer = new ShardWriter(pattern, options);
        foreach (var sample in samples)
        {
            await writer.WriteAsync(sample, Cancel);
        }

        return await writer.CompleteAsync(Cancel);
    }
}
