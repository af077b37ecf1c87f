using AlignSharp.Data.Pairs;
using AlignSharp.Data.Shards;
using AlignSharp.Data.Tests.Shards;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Pairs;

public sealed class ShardUnpackerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private string Target => _folder.Combine("target");

    [Fact]
    public async Task One_shard_goes_into_the_folder_with_the_folders_of_its_keys()
    {
        var report = await UnpackAsync(Fixtures.Path("webdataset", "plain-000000.tar"));

        Assert.Equal((5, 20, 0), (report.Samples, report.Written, report.Unchanged));
        Assert.Equal(3847, new FileInfo(Path.Combine(Target, "pl/dir3/sample_000003.jpg")).Length);
        Assert.Equal(20, Files().Count);
    }

    [Fact]
    public async Task Several_shards_go_into_a_folder_each()
    {
        var report = await UnpackAsync([.. ShardList.Expand(Fixtures.Path("webdataset", "{plain-000000.tar,gz-000000.tar.gz}"))]);

        Assert.Equal(10, report.Samples);
        Assert.True(File.Exists(Path.Combine(Target, "plain-000000", "plain-000000_000000.txt")));
        Assert.True(File.Exists(Path.Combine(Target, "gz-000000", "gz-000000_000000.txt")));
    }

    [Fact]
    public async Task Run_again_it_writes_what_is_missing_and_nothing_else()
    {
        await UnpackAsync(Fixtures.Path("webdataset", "plain-000000.tar"));
        File.Delete(Path.Combine(Target, "plain-000000_000001.jpg"));

        var report = await UnpackAsync(Fixtures.Path("webdataset", "plain-000000.tar"));

        Assert.Equal((5, 1, 19), (report.Samples, report.Written, report.Unchanged));
    }

    [Fact]
    public async Task A_file_with_other_data_stays_and_is_counted()
    {
        Directory.CreateDirectory(Target);
        await File.WriteAllTextAsync(Path.Combine(Target, "a.txt"), "mine", Cancel);

        var report = await UnpackAsync(Tar(new TarBytes().Add("a.txt", "theirs").Add("b.txt")));

        Assert.Equal(1, report.Samples);
        Assert.Equal(1, report.Shards.Count(ShardFaultKind.FileExists));
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(Target, "a.txt"), Cancel));
    }

    [Theory]
    [InlineData("../evil.txt")]
    [InlineData("a/../../evil.txt")]
    [InlineData("/tmp/align-evil.txt")]
    [InlineData("a\\..\\evil.txt")]
    [InlineData("C:\\evil.txt")]
    [InlineData("C:evil.txt")]
    [InlineData("a//b.txt")]
    public async Task Nothing_is_written_outside_the_folder(string name)
    {
        var report = await UnpackAsync(Tar(new TarBytes().Add(name).Add("good.txt")));

        Assert.Equal(1, report.Shards.Count(ShardFaultKind.UnsafeName));
        Assert.Equal(["good.txt"], Files());
        Assert.Equal(["target", "x.tar"], Directory.EnumerateFileSystemEntries(_folder.FullName).Select(Path.GetFileName).Order());
        Assert.False(File.Exists("/tmp/align-evil.txt"));
    }

    [Fact]
    public async Task A_dot_before_the_name_is_no_harm()
    {
        await UnpackAsync(Tar(new TarBytes().Add("./", "", '5').Add("./a/b.txt")));

        Assert.Equal(["a/b.txt"], Files());
    }

    [Fact]
    public async Task Links_are_not_made()
    {
        var report = await UnpackAsync(Tar(new TarBytes().Add("a.txt", "", '2').Add("a/b.txt")));

        Assert.Equal(["a/b.txt"], Files());
        Assert.Equal(1, report.Shards.Count(ShardFaultKind.NotAFile));
    }

    public void Dispose() => _folder.Dispose();

    private Task<UnpackReport> UnpackAsync(params string[] shards) => ShardUnpacker.UnpackAsync(shards, Target, cancellationToken: Cancel);

    private string Tar(TarBytes tar)
    {
        File.WriteAllBytes(_folder.Combine("x.tar"), tar.End().ToArray());
        return _folder.Combine("x.tar");
    }

    private List<string> Files() =>
        [.. Directory.EnumerateFiles(Target, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(Target, path)).Order(StringComparer.Ordinal)];
}
