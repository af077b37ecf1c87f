using AlignSharp.Data.Shards;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Shards;

public sealed class ShardListTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("a.tar", "a.tar")]
    [InlineData("s-{00000..00003}.tar", "s-00000.tar s-00001.tar s-00002.tar s-00003.tar")]
    [InlineData("s-{8..11}.tar", "s-8.tar s-9.tar s-10.tar s-11.tar")]
    [InlineData("s-{08..11}", "s-08 s-09 s-10 s-11")]
    [InlineData("s-{3..1}", "s-3 s-2 s-1")]
    [InlineData("s-{0..10..5}", "s-0 s-5 s-10")]
    [InlineData("{a,b}/{0..1}", "a/0 a/1 b/0 b/1")]
    [InlineData("{a,b{1,2},{3..4}}x", "ax b1x b2x 3x 4x")]
    [InlineData("{a,}x", "ax x")]
    [InlineData("{abc}", "{abc}")]
    [InlineData("{}", "{}")]
    [InlineData("a{b{0..1}}c", "a{b0}c a{b1}c")]
    public void Braces_expand_as_in_a_shell(string pattern, string names)
    {
        Assert.Equal(names.Split(' '), BraceExpansion.Expand(pattern));
    }

    [Theory]
    [InlineData("a-{0..1.tar")]
    [InlineData("{0..99999999}")]
    [InlineData("{0..9999}{0..9999}")]
    public void A_pattern_that_stands_for_nothing_sensible_is_refused(string pattern)
    {
        Assert.Throws<ShardException>(() => BraceExpansion.Expand(pattern));
    }

    [Theory]
    [InlineData("*.tar", "a-0.tar a-1.tar b.tar")]
    [InlineData("a-?.tar", "a-0.tar a-1.tar")]
    [InlineData("a-[1-9].tar", "a-1.tar")]
    [InlineData("[!a]*", "b.tar c.tar.zst readme.txt")]
    [InlineData("*/*.tar", "sub/d.tar")]
    [InlineData("**/*.tar", "a-0.tar a-1.tar b.tar sub/d.tar sub/sub/e.tar")]
    [InlineData("{b,a-*}.tar", "b.tar a-0.tar a-1.tar")]
    [InlineData("", "a-0.tar a-1.tar b.tar c.tar.zst")]
    public void Globs_and_folders_find_shards_in_order(string pattern, string names)
    {
        Fill("a-1.tar", "a-0.tar", "b.tar", "c.tar.zst", "readme.txt", "sub/d.tar", "sub/sub/e.tar");

        var found = ShardList.Expand(_folder.Combine(pattern));

        Assert.Equal(names.Split(' '), found.Select(path => Path.GetRelativePath(_folder.FullName, path)));
    }

    [Fact]
    public void Missing_shards_are_named_and_counted()
    {
        Fill("s-0.tar", "s-2.tar");

        var error = Assert.Throws<ShardException>(() => ShardList.Expand(_folder.Combine("s-{0..3}.tar")));

        Assert.Equal(
            $"2 of the 4 shards of {_folder.Combine("s-{0..3}.tar")} were not found, first {_folder.Combine("s-1.tar")}; expected all of them.",
            error.Message);
    }

    [Theory]
    [InlineData("none.tar", "The shard {0} was not found; expected a file, a folder or a pattern of shards.")]
    [InlineData("*.tgz", "No file is named by {0}; expected at least one shard.")]
    [InlineData("no/folder/*.tar", "No file is named by {0}; expected at least one shard.")]
    public void A_pattern_without_files_is_a_clear_error(string pattern, string sentence)
    {
        var error = Assert.Throws<ShardException>(() => ShardList.Expand(_folder.Combine(pattern)));

        Assert.Equal(sentence.Replace("{0}", _folder.Combine(pattern)), error.Message);
    }

    public void Dispose() => _folder.Dispose();

    private void Fill(params string[] names)
    {
        foreach (var name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.Combine(name))!);
            File.WriteAllBytes(_folder.Combine(name), []);
        }
    }
}
