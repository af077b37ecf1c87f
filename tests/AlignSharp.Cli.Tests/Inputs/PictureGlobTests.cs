using AlignSharp.Cli.Inputs;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Inputs;

public sealed class PictureGlobTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public PictureGlobTests()
    {
        Directory.CreateDirectory(_folder.Combine("a", "deep"));
        foreach (var path in (string[])["b.png", "B.png", "a/c.jpg", "a/deep/d.png", "a/deep/e.txt"])
        {
            File.WriteAllBytes(_folder.Combine(path), []);
        }
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("*.png", "B.png", "b.png")]
    [InlineData("a/*", "a/c.jpg")]
    [InlineData("**/*.png", "B.png", "a/deep/d.png", "b.png")]
    [InlineData("a/**/*", "a/c.jpg", "a/deep/d.png", "a/deep/e.txt")]
    [InlineData("*/c.jpg", "a/c.jpg")]
    [InlineData("*.webp")]
    public void A_pattern_names_files_in_ordinal_order(string pattern, params string[] expected) =>
        Assert.Equal(expected.Select(path => _folder.Combine(path)), PictureGlob.Enumerate(_folder.Combine(pattern)));

    [Fact]
    public void A_pattern_in_a_folder_that_is_not_there_names_nothing() =>
        Assert.Empty(PictureGlob.Enumerate(_folder.Combine("missing", "*.png")));
}
