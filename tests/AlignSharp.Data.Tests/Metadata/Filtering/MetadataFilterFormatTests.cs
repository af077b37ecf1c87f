using System.IO.Compression;
using AlignSharp.Data.Metadata;
using AlignSharp.Data.Metadata.Rules;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Metadata.Filtering;

public sealed class MetadataFilterFormatTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Values_of_csv_are_written_as_they_were_read()
    {
        var input = Write("in.csv", """"
            id,text,width,height,score,seen
            007,"a, ""b""",300,400,0.10,2020-01-01T00:00:00Z
            008,small,10,400,1e3,2021-01-01T00:00:00Z
            009,0042,300,300,,yesterday

            """");
        var output = _folder.Combine("out.csv");

        await Filtered.RunAsync([input], output, new MinimumSideRule(200));

        Assert.Equal(
            "id,text,width,height,score,seen\n007,\"a, \"\"b\"\"\",300,400,0.10,2020-01-01T00:00:00Z\n009,0042,300,300,,yesterday\n",
            await ReadAsync(output));
    }

    [Fact]
    public async Task Lines_of_json_keep_strings_that_look_like_numbers_and_dates()
    {
        var input = Write("in.jsonl", """
            {"url":"u1","caption":"007","width":300,"height":300,"tags":["a"],"day":"2020-01-01 00:00"}
            {"url":"u2","caption":null,"width":20,"height":300,"tags":[],"day":null}

            """);
        var output = _folder.Combine("out.ndjson");

        await Filtered.RunAsync([input], output, new MinimumSideRule(200));

        Assert.Equal(
            """{"url":"u1","caption":"007","width":300,"height":300,"tags":["a"],"day":"2020-01-01 00:00"}""" + "\n",
            await ReadAsync(output));
    }

    [Fact]
    public async Task Compressed_text_is_read_and_written()
    {
        var input = _folder.Combine("in.tsv.gz");
        await using (var gzip = new GZipStream(File.Create(input), CompressionLevel.Fastest))
        {
            await gzip.WriteAsync("width\theight\n300\t300\n1\t1\n"u8.ToArray(), TestContext.Current.CancellationToken);
        }

        var output = _folder.Combine("out.tsv.gz");
        await Filtered.RunAsync([input], output, new MinimumSideRule(200));

        await using var written = new GZipStream(File.OpenRead(output), CompressionMode.Decompress);
        using var reader = new StreamReader(written);
        Assert.Equal("width\theight\n300\t300\n", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Files_of_a_folder_follow_each_other_by_name_and_keep_their_order()
    {
        Write("parts/b.csv", "id,width,height\n3,300,300\n4,1,1\n");
        Write("parts/a.csv", "height,id,width\n300,1,300\n300,2,300\n");
        Write("parts/README.md", "not metadata");
        var output = _folder.Combine("out.csv");

        var summary = await Filtered.RunAsync([_folder.Combine("parts")], output, new MinimumSideRule(200));

        Assert.Equal(4, summary.Rows);
        Assert.Equal("height,id,width\n300,1,300\n300,2,300\n300,3,300\n", await ReadAsync(output));
    }

    [Fact]
    public async Task A_pattern_finds_files_and_a_name_with_pattern_characters_is_a_file()
    {
        var odd = Write("od'd[1]*.csv", "width,height\n300,300\n");
        Write("odd1.csv", "width,height\n300,300\n300,300\n");
        var output = _folder.Combine("out.csv");

        var byName = await Filtered.RunAsync([odd], output, new MinimumSideRule(200));
        var byPattern = await Filtered.RunAsync([_folder.Combine("odd*.csv")], output, new MinimumSideRule(200));

        Assert.Equal((1, 2), (byName.Rows, byPattern.Rows));
    }

    [Fact]
    public async Task Parquet_keeps_names_and_types_and_becomes_any_other_format()
    {
        var parquet = _folder.Combine("kept.parquet");
        var array = _folder.Combine("kept.json");
        var rules = FilterPreset.Laion.Rules;

        await Filtered.RunAsync([MetadataFixture.Laion], parquet, [.. rules]);
        var again = await Filtered.RunAsync([parquet], array, [.. rules]);
        var fromJson = await Filtered.RunAsync([array], _folder.Combine("kept.csv"), [.. rules]);

        Assert.Equal(ParquetColumns.Of(MetadataFixture.Laion), ParquetColumns.Of(parquet));
        Assert.Equal(MetadataFixture.KeptBy("min_clip_0.28"), again.Rows);
        Assert.Equal(again.Kept, fromJson.Rows);
    }

    [Fact]
    public async Task A_role_can_be_given_to_any_column()
    {
        var input = Write("in.csv", "w,h,title\n300,300,one two three\n300,300,one\n");

        var summary = await Filtered.RunAsync(
            [input], _folder.Combine("out.csv"),
            [ColumnMapping.Parse("width=W"), ColumnMapping.Parse("HEIGHT=h"), ColumnMapping.Parse("text=title")],
            new MinimumSideRule(200), new WordsRule(3, null));

        Assert.Equal(1, summary.Kept);
    }

    private string Write(string name, string content)
    {
        var path = _folder.Combine(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
        return path;
    }

    private static Task<string> ReadAsync(string path) => File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);
}
