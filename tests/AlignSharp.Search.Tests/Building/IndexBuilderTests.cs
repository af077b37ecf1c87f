using AlignSharp.Search.Building;

namespace AlignSharp.Search.Tests.Building;

public sealed class IndexBuilderTests : IDisposable
{
    private static readonly AlignModel Model = AlignModel.Load(Fixtures.AlignMini);
    private readonly TemporaryFolder _folder = new();
    private readonly string _pictures;
    private readonly string _index;

    public IndexBuilderTests()
    {
        (_pictures, _index) = (_folder.Combine("pictures"), _folder.Combine("index"));
        Directory.CreateDirectory(_pictures);
        foreach (var name in (string[])["circle", "folder", "hand", "sun"])
        {
            Copy($"{name}.webp", $"{name}.webp");
        }
    }

    [Fact]
    public async Task Keeps_what_did_not_change_and_forgets_what_is_gone()
    {
        var first = await BuildAsync();
        Assert.Equal((4, 0, 0, 0), (first.Added, first.Changed, first.Unchanged, first.Removed));
        File.Delete(Path.Combine(_pictures, "hand.webp"));
        Copy("hand.webp", "sun.webp");
        Copy("sun.webp", "zenith.webp");
        var second = await BuildAsync();
        Assert.Equal((1, 1, 2, 1), (second.Added, second.Changed, second.Unchanged, second.Removed));
        using var index = EmbeddingIndex.Open(_index);
        Assert.Equal(["circle.webp", "folder.webp", "sun.webp", "zenith.webp"], index.GetEntries().Select(static entry => entry.Name));
    }

    [Fact]
    public async Task An_update_ends_with_the_index_of_a_build_from_nothing()
    {
        await BuildAsync();
        File.Delete(Path.Combine(_pictures, "circle.webp"));
        await BuildAsync();
        await BuildAsync(_folder.Combine("fresh"));
        Assert.Equal(Files(_folder.Combine("fresh")), Files(_index));
    }

    [Fact]
    public async Task A_touched_file_keeps_its_vector()
    {
        await BuildAsync();
        File.SetLastWriteTimeUtc(Path.Combine(_pictures, "sun.webp"), DateTime.UnixEpoch);
        var report = await BuildAsync();
        Assert.Equal((0, 4), (report.Added + report.Changed, report.Unchanged));
    }

    [Fact]
    public async Task A_damaged_picture_is_told_and_the_rest_goes_on()
    {
        await File.WriteAllTextAsync(Path.Combine(_pictures, "broken.jpg"), "no picture", TestContext.Current.CancellationToken);
        var report = await BuildAsync();
        Assert.Equal(4, report.Index.Rows);
        Assert.Equal("broken.jpg", Assert.Single(report.Skipped).Name);
    }

    [Fact]
    public async Task A_run_that_can_read_nothing_keeps_the_index()
    {
        await BuildAsync();
        foreach (var path in Directory.GetFiles(_pictures))
        {
            await File.WriteAllTextAsync(path, "no picture", TestContext.Current.CancellationToken);
        }

        var error = await Assert.ThrowsAsync<SearchException>(() => BuildAsync());
        Assert.Contains("was kept", error.Message, StringComparison.Ordinal);
        using var index = EmbeddingIndex.Open(_index);
        Assert.Equal(4, index.Info.Rows);
    }

    [Fact]
    public async Task Captions_become_rows_of_their_own()
    {
        await File.WriteAllTextAsync(Path.Combine(_pictures, "sun.txt"), "the sun", TestContext.Current.CancellationToken);
        var report = await BuildAsync(options: new IndexBuildOptions { EmbedsCaptions = true });
        using var index = EmbeddingIndex.Open(_index);
        Assert.Equal(5, report.Index.Rows);
        Assert.Equal("the sun", Assert.Single(index.GetEntries(), static entry => entry.Kind == EntryKind.Text).Caption);
    }

    [Fact]
    public async Task An_index_of_another_model_is_refused()
    {
        await BuildAsync();
        using var index = EmbeddingIndex.Open(_index);
        index.RequireModel("hash");
        Assert.Contains("is another", Assert.Throws<SearchException>(() => index.RequireModel("other")).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<IndexBuildReport> BuildAsync(string? folder = null, IndexBuildOptions? options = null) =>
        new IndexBuilder(Model, "align-mini", "hash", options).BuildAsync(
            _pictures, folder ?? _index, cancellationToken: TestContext.Current.CancellationToken);

    private void Copy(string sample, string name) =>
        File.Copy(Path.Combine(Fixtures.Repository, "samples", sample), Path.Combine(_pictures, name), overwrite: true);

    // Files are named by their contents.
    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(folder).Select(static path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
}
