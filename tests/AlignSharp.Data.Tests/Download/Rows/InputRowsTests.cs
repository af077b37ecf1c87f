using System.Text;
using System.Text.Json;
using AlignSharp.Data.Download;
using AlignSharp.Data.Download.Rows;
using AlignSharp.Testing;

namespace AlignSharp.Data.Tests.Download.Rows;

public sealed class InputRowsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RowDatabase _database;

    public InputRowsTests() => _database = new RowDatabase(_folder.Combine("scratch"));

    [Fact]
    public void Coyo_rows_come_in_order_with_the_other_columns()
    {
        var inputs = Open(Fixtures.Path("metadata", "coyo.parquet"));
        var rows = inputs.Read(_database, 0).ToList();

        Assert.Equal(inputs.Count, rows.Count);
        Assert.Equal(Enumerable.Range(0, rows.Count).Select(i => (long)i), rows.Select(row => row.Index));
        Assert.Equal(("https://example.org/0.jpg", "garden shipping new free"), (rows[0].Url, rows[0].Text));
        using var metadata = JsonDocument.Parse(rows[0].Metadata!);
        Assert.Equal(1537, metadata.RootElement.GetProperty("width").GetInt32());
        Assert.Equal(0.10881387017385374, metadata.RootElement.GetProperty("clip_similarity_vitb32").GetDouble());
        Assert.False(metadata.RootElement.TryGetProperty("url", out _));
        Assert.Contains(rows, row => row.Text is null);
        Assert.All(rows, row => JsonDocument.Parse(row.Metadata!).Dispose());
    }

    [Fact]
    public void Laion_columns_are_found_whatever_their_case()
    {
        var rows = Open(Fixtures.Path("metadata", "laion.parquet")).Read(_database, 0).Take(2).ToList();

        Assert.StartsWith("https://", rows[0].Url, StringComparison.Ordinal);
        Assert.NotNull(rows[0].Text);
        Assert.Contains("\"similarity\":", rows[0].Metadata, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(6)]
    public void Reading_from_a_row_gives_the_rest_of_all_files(int from)
    {
        var first = Write("a.csv", "url,text\nu0,t0\nu1,\"t 1, \"\"quoted\"\"\"\nu2,t2\nu3,t3\n");
        var second = Write("b.csv", "text,url\nt4,u4\nt5,u5\n");
        var inputs = Open(first, second);

        var rows = inputs.Read(_database, from).ToList();

        Assert.Equal(Enumerable.Range(from, 6 - from).Select(i => ((long)i, $"u{i}")), rows.Select(row => (row.Index, row.Url!)));
        Assert.Equal("t 1, \"quoted\"", inputs.Read(_database, 1).First().Text);
    }

    [Fact]
    public void Json_lines_keep_the_types_of_their_values()
    {
        var path = Write("a.jsonl", """
            {"url": "u0", "caption": "t0", "n": 1.5, "deep": {"list": [1, null]}, "none": null}

            {"n": 12345678901234567, "url": "u1", "caption": null}
            no json
            {"url": 5}
            """);

        var rows = Open(options => options with { TextColumn = "caption" }, path).Read(_database, 0).ToList();

        Assert.Equal(["u0", "u1", null, "5"], rows.Select(row => row.Url));
        Assert.Equal(["t0", null, null, null], rows.Select(row => row.Text));
        Assert.Equal("""{"n":1.5,"deep":{"list":[1,null]},"none":null}""", rows[0].Metadata);
        Assert.Equal("""{"n":12345678901234567}""", rows[1].Metadata);
        Assert.Equal([false, false, true, false], rows.Select(row => row.IsMalformed));
    }

    [Fact]
    public void Numbers_that_json_has_no_word_for_become_null()
    {
        var path = _folder.Combine("a.parquet");
        const string Row = "SELECT 'u' AS url, 't' AS text, 'nan'::DOUBLE AS a, '-inf'::FLOAT AS b, ['nan'::DOUBLE] AS c";
        _database.Execute(new($"COPY ({Row}) TO '{path}'"), TestContext.Current.CancellationToken);

        var row = Open(path).Read(_database, 0).Single();

        Assert.Equal("""{"a":null,"b":null,"c":"[nan]"}""", row.Metadata);
    }

    [Fact]
    public void Words_that_some_writers_put_in_place_of_numbers_become_null()
    {
        var path = Write("a.jsonl", """
            {"url": "u", "text": "t", "n": NaN, "m": [-Infinity, Infinity, 1e3], "s": "NaN \\\" -inf", "NaN": "information"}
            """);

        var row = Open(path).Read(_database, 0).Single();

        Assert.Equal("""{"n":null,"m":[null,null,1000.0],"s":"NaN \\\" -inf","NaN":"information"}""", row.Metadata);
    }

    [Theory]
    [InlineData("a.csv", "link,text\nu,t\n", "has no column 'url'; expected one of link, text (name it with --url-column).")]
    [InlineData("a.jsonl", "{\"url\": \"u\"}\n", "has no column 'text'; expected one of url (name it with --text-column).")]
    [InlineData("a.jsonl", "", "has no column 'url'; expected one of a column (name it with --url-column).")]
    [InlineData("a.parquet", "no parquet", "; expected whole metadata in UTF-8.")]
    public void Files_that_do_not_fit_are_refused_in_a_sentence(string name, string content, string sentence)
    {
        var path = Write(name, content);

        var error = Assert.Throws<DownloadRunException>(() => Open(path));

        Assert.StartsWith(path, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Latin1_is_refused_in_a_sentence()
    {
        var path = _folder.Combine("latin.csv");
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes("url,text\nu,café\n"));

        var error = Assert.Throws<DownloadRunException>(() => Open(path));

        Assert.EndsWith("expected whole metadata in UTF-8.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_that_look_like_SQL_are_only_names()
    {
        var path = Write("it's.csv", "\"url\"\"); DROP\",\"te'xt\",\"o'\"\"ther\"\nu,t,x\n");

        var row = Open(options => options with { UrlColumn = "url\"); DROP", TextColumn = "te'xt" }, path).Read(_database, 0).Single();

        Assert.Equal(("u", "t", """{"o'\"ther":"x"}"""), (row.Url, row.Text, row.Metadata));
    }

    [Fact]
    public void Fingerprints_tell_contents_apart_and_names_do_not()
    {
        var first = DownloadInput.FingerprintOf(Write("a.csv", "url,text\nu,t\n"));

        Assert.Equal(first, DownloadInput.FingerprintOf(Write("b.csv", "url,text\nu,t\n")));
        Assert.NotEqual(first, DownloadInput.FingerprintOf(Write("c.csv", "url,text\nu,T\n")));
        Assert.NotEqual(first, DownloadInput.FingerprintOf(Write("d.csv", "url,text\nu,t\n\n")));
    }

    public void Dispose()
    {
        _database.Dispose();
        _folder.Dispose();
    }

    private InputRows Open(params string[] paths) => Open(options => options, paths);

    private InputRows Open(Func<DownloadOptions, DownloadOptions> change, params string[] paths) => InputRows.Open(
        _database,
        [.. paths],
        change(new DownloadOptions { Inputs = [.. paths], Output = "" }),
        TestContext.Current.CancellationToken);

    private string Write(string name, string content)
    {
        var path = _folder.Combine(name);
        File.WriteAllText(path, content);
        return path;
    }
}
