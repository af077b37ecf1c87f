using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Tests.Shards;

public sealed class RootedPatternTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("here/a.tar", "here/a.tar")]
    [InlineData("here/", "here/a.tar here/b.tar here/s-000.tar here/s-001.tar")]
    [InlineData("here/s-{000..001}.tar", "here/s-000.tar here/s-001.tar")]
    [InlineData("here/s-{000..001..1}.tar", "here/s-000.tar here/s-001.tar")]
    [InlineData("here/*.tar", "here/a.tar here/b.tar here/s-000.tar here/s-001.tar")]
    [InlineData("here/[ab].tar", "here/a.tar here/b.tar")]
    [InlineData("**/b.tar", "here/b.tar there/b.tar")]
    [InlineData("here/../there", "there/b.tar there/c.tar")]
    [InlineData("here/../there/{b,c}.tar", "there/b.tar there/c.tar")]
    [InlineData("{here/a,there/c}.tar", "here/a.tar there/c.tar")]
    [InlineData("{here/../there,here}/b.tar", "there/b.tar here/b.tar")]
    [InlineData("{here,there}/../there/c.tar", "there/c.tar there/c.tar")]
    public void A_pattern_names_the_same_shards_from_any_folder(string pattern, string names)
    {
        Fill();
        var patterns = RootedPattern.Of(pattern, _folder.FullName);
        Assert.Equal(names.Split(' '), Names(patterns));
        Assert.Equal(patterns, patterns.SelectMany(static rooted => RootedPattern.Of(rooted, Path.GetTempPath())));
    }

    [Fact]
    public void Braces_of_full_paths_stay_full_paths()
    {
        Fill();
        var here = _folder.Combine("here");
        Assert.Equal([$"{{{here}/a,{here}/b}}.tar"], RootedPattern.Of($"{{{here}/a,{here}/b}}.tar", Path.GetTempPath()));
        Assert.Equal(["here/a.tar", "there/b.tar"], Names(RootedPattern.Of($"{{{here}/a,there/b}}.tar", _folder.FullName)));
    }

    [Fact]
    public void A_range_stays_one_pattern() =>
        Assert.Equal([_folder.Combine("train-{000000..999998}.tar")], RootedPattern.Of("train-{000000..999998}.tar", _folder.FullName));

    [Fact]
    public void A_folder_named_like_a_pattern_makes_none_of_what_it_holds()
    {
        var folder = Directory.CreateDirectory(_folder.Combine("set [v2] {a,b}", "shards")).Parent!.FullName;
        File.WriteAllBytes(Path.Combine(folder, "shards", "a.tar"), []);
        Assert.Equal([Path.Combine(folder, "shards", "a.tar")], ShardList.Expand(RootedPattern.Of("shards/a.tar", folder)));
        Assert.Equal([Path.Combine(folder, "shards", "a.tar")], ShardList.Expand(RootedPattern.Of("shards", folder)));
        Assert.Equal(["shards/*.tar"], RootedPattern.Of("shards/*.tar", folder));
    }

    [Fact]
    public void What_names_nothing_is_left_for_the_reader_to_refuse()
    {
        Assert.Equal([""], RootedPattern.Of("", _folder.FullName));
        Assert.Equal([_folder.Combine("gone.tar")], RootedPattern.Of("gone.tar", _folder.FullName));
        Assert.Throws<ShardException>(() => RootedPattern.Of("a-{0..1.tar", _folder.FullName));
    }

    private IEnumerable<string> Names(IReadOnlyList<string> patterns) =>
        ShardList.Expand(patterns).Select(path => Path.GetRelativePath(_folder.FullName, path).Replace('\\', '/'));

    private void Fill()
    {
        foreach (var name in new[] { "here/a.tar", "here/b.tar", "here/s-000.tar", "here/s-001.tar", "there/b.tar", "there/c.tar" })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.Combine(name))!);
            File.WriteAllBytes(_folder.Combine(name), []);
        }
    }
}
