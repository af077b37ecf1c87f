using System.Formats.Tar;
using System.Text;
using AlignSharp.Search.Building;
using AlignSharp.Search.Filters;

namespace AlignSharp.Search.Tests.Building;

/// <summary>Indexes of shards and of tables: names, captions and metadata, and what cannot be read.</summary>
public sealed class SourceTests : IDisposable
{
    private static readonly AlignModel Model = AlignModel.Load(Fixtures.AlignMini);
    private static readonly string Samples = Path.Combine(Fixtures.Repository, "samples");
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Samples_of_shards_are_rows_with_their_captions_and_json()
    {
        Directory.CreateDirectory(_folder.Combine("shards"));
        WriteShard("00000.tar", ("a", "sun", "the sun", """{"width": 640, "tags": ["x"]}"""), ("b", "hand", "a hand", """{"width": 64}"""));
        WriteShard("00001.tar", ("c", "circle", null, null), ("d", null, "no picture", null));
        var report = await BuildAsync(_folder.Combine("shards"));
        Assert.Equal((3, "00001.tar/d"), (report.Index.Rows, Assert.Single(report.Skipped).Name));
        using var index = EmbeddingIndex.Open(_folder.Combine("index"));
        Assert.Equal([("00000.tar/a", "the sun"), ("00000.tar/b", "a hand"), ("00001.tar/c", null)], index.GetEntries().Select(static entry => (entry.Name, entry.Caption)));
        var wide = new SearchOptions { Where = [RowCondition.Parse("width>=100")] };
        Assert.Equal("00000.tar/a", Assert.Single(index.Search(Model.GetTextFeatures(["a hand"], Cancellation)[0], wide, Cancellation)).Name);
        var again = await BuildAsync(_folder.Combine("shards"));
        Assert.Equal((0, 3), (again.Added + again.Changed, again.Unchanged));
    }

    [Theory]
    [InlineData("table.jsonl", "{\"image_path\": \"sun.webp\", \"caption\": \"the sun\", \"width\": 640}\n{\"image_path\": \"hand.webp\", \"caption\": \"\", \"width\": 64}\n{\"image_path\": \"gone.webp\", \"caption\": \"gone\", \"width\": 1}\n")]
    [InlineData("table.csv", "image_path,caption,width\nsun.webp,the sun,640\nhand.webp,,64\ngone.webp,gone,1\n")]
    [InlineData("table.tsv", "image_path\tcaption\twidth\nsun.webp\tthe sun\t640\nhand.webp\t\t64\ngone.webp\tgone\t1\n")]
    public async Task Rows_of_a_table_are_pictures_beside_it_with_the_other_columns_as_metadata(string name, string text)
    {
        foreach (var picture in (string[])["sun.webp", "hand.webp"])
        {
            File.Copy(Path.Combine(Samples, picture), _folder.Combine(picture));
        }

        await File.WriteAllTextAsync(_folder.Combine(name), text, Cancellation);
        var report = await BuildAsync(_folder.Combine(name));
        Assert.Equal((2, "gone.webp"), (report.Index.Rows, Assert.Single(report.Skipped).Name));
        using var index = EmbeddingIndex.Open(_folder.Combine("index"));
        Assert.Equal([("sun.webp", "the sun"), ("hand.webp", null)], index.GetEntries().Select(static entry => (entry.Name, entry.Caption)));
        var narrow = new SearchOptions { Where = [RowCondition.Parse("width<100")] };
        Assert.Equal("hand.webp", Assert.Single(index.Search(Model.GetTextFeatures(["the sun"], Cancellation)[0], narrow, Cancellation)).Name);
    }

    [Fact]
    public async Task A_table_without_a_column_of_pictures_is_refused_in_a_sentence()
    {
        await File.WriteAllTextAsync(_folder.Combine("table.csv"), "a,b\n1,2\n", Cancellation);
        var error = await Assert.ThrowsAnyAsync<AlignException>(() => BuildAsync(_folder.Combine("table.csv")));
        Assert.Contains("has the columns a, b", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private Task<IndexBuildReport> BuildAsync(string input) =>
        new IndexBuilder(Model, "align-mini", "hash").BuildAsync(input, _folder.Combine("index"), cancellationToken: Cancellation);

    private void WriteShard(string name, params (string Key, string? Picture, string? Caption, string? Json)[] samples)
    {
        using var tar = new TarWriter(File.Create(_folder.Combine("shards", name)));
        foreach (var (key, picture, caption, json) in samples)
        {
            Write(tar, key + ".webp", picture is null ? null : File.ReadAllBytes(Path.Combine(Samples, picture + ".webp")));
            Write(tar, key + ".txt", caption is null ? null : Encoding.UTF8.GetBytes(caption));
            Write(tar, key + ".json", json is null ? null : Encoding.UTF8.GetBytes(json));
        }
    }

    private static void Write(TarWriter tar, string name, byte[]? content)
    {
        if (content is not null)
        {
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        }
    }
}
