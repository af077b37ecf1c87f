using AlignSharp.Hub;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Hub;

public sealed class ContentHashTests
{
    private const string Sha256OfHello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    // What "git hash-object" prints for the same five bytes.
    private const string GitBlobOfHello = "b6fc4c620b67d95f953a5c1c1230aaab5db5a1b0";

    [Theory]
    [InlineData(Sha256OfHello, Sha256OfHello)]
    [InlineData("\"" + Sha256OfHello + "\"", Sha256OfHello)]
    [InlineData("W/\"" + GitBlobOfHello + "\"", GitBlobOfHello)]
    public void Etags_are_read_with_and_without_their_marks(string header, string expected) =>
        Assert.Equal(expected, ContentHash.FromETag(header)?.Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("\"\"")]
    [InlineData("../../b6fc4c620b67d95f953a5c1c1230aaab5db5a1")]
    [InlineData("B6FC4C620B67D95F953A5C1C1230AAAB5DB5A1B0")]
    [InlineData("b6fc4c620b67d95f953a5c1c1230aaab5db5a1b")]
    [InlineData("5d41402abc4b2a76b9719d911017c592")]
    public void What_is_no_hash_is_not_read(string? header) => Assert.Null(ContentHash.FromETag(header));

    [Theory]
    [InlineData(Sha256OfHello, "hello", true)]
    [InlineData(GitBlobOfHello, "hello", true)]
    [InlineData(Sha256OfHello, "hellO", false)]
    [InlineData(GitBlobOfHello, "hello ", false)]
    public async Task Content_is_compared_by_the_kind_of_hash(string hash, string content, bool expected)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Combine("file");
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);

        Assert.Equal(expected, await ContentHash.FromETag(hash)!.MatchesAsync(path, TestContext.Current.CancellationToken));
    }
}
