using System.Text.Json;
using AlignSharp.Search;

namespace AlignSharp.Cli.Tests.Search;

public sealed class IndexCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _samples = Path.Combine(Fixtures.Repository, "samples");

    [Theory]
    [InlineData("the sun", "sun.webp")]
    [InlineData("a hand", "hand.webp")]
    public async Task Finds_a_picture_by_words(string text, string expected)
    {
        var index = await BuildAsync();
        using var answer = JsonDocument.Parse((await CommandRun.Of("search", index, text, "-k", "2", "--json")).Output);
        var results = answer.RootElement.GetProperty("results");
        Assert.Equal(2, results.GetArrayLength());
        Assert.Equal(expected, results[0].GetProperty("name").GetString());
        Assert.True(results[0].GetProperty("score").GetSingle() > results[1].GetProperty("score").GetSingle());
    }

    [Fact]
    public async Task Finds_the_picture_itself_and_writes_a_page()
    {
        var index = await BuildAsync();
        var page = _folder.Combine("found.html");
        var run = await CommandRun.Of("search", index, "--image", Path.Combine(_samples, "circle.webp"), "-k", "1", "--html", page);
        Assert.Equal(" 1.0000  circle.webp\n", run.Output);
        Assert.Contains("data:image/webp;base64,", await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Searches_several_texts_at_once()
    {
        var index = await BuildAsync();
        await File.WriteAllTextAsync(_folder.Combine("queries.txt"), "the sun\na hand\n", TestContext.Current.CancellationToken);
        using var answer = JsonDocument.Parse((await CommandRun.Of("search", index, "--queries", _folder.Combine("queries.txt"), "-k", "1", "--json")).Output);
        Assert.Equal(
            ["sun.webp", "hand.webp"],
            answer.RootElement.GetProperty("queries").EnumerateArray().Select(static query => query.GetProperty("results")[0].GetProperty("name").GetString()!));
    }

    [Fact]
    public async Task What_was_exported_is_imported_and_found()
    {
        var index = await BuildAsync();
        Assert.Equal(0, (await CommandRun.Of("index", "export", index, "-o", _folder.Combine("x.npy"))).ExitCode);
        Assert.Equal(0, (await CommandRun.Of("index", "import", _folder.Combine("x.npy"), "-o", _folder.Combine("imported"), "--store", "int8")).ExitCode);
        Assert.Contains("sun.webp", (await CommandRun.Of("search", _folder.Combine("imported"), "the sun", "-k", "1")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_graph_is_built_checked_and_followed()
    {
        var index = await BuildAsync();
        Assert.Contains("'align index graph' was run", (await CommandRun.Of("search", index, "the sun", "--approximate")).Error, StringComparison.Ordinal);
        Assert.Equal(0, (await CommandRun.Of("index", "graph", index, "--links", "8")).ExitCode);
        Assert.Contains("sun.webp", (await CommandRun.Of("search", index, "the sun", "-k", "1", "--approximate")).Output, StringComparison.Ordinal);
        Assert.Equal($"{index} is whole.\n", (await CommandRun.Of("index", "verify", index)).Output);
        await File.AppendAllTextAsync(Directory.GetFiles(index, "vectors-*.f32").Single(), "x", TestContext.Current.CancellationToken);
        var run = await CommandRun.Of("index", "verify", index);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("is damaged", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search", "garnet://127.0.0.1:1/photos", "a hand")]
    [InlineData("index", "push", "INDEX", "garnet://127.0.0.1:1/photos")]
    public async Task A_server_that_is_not_there_is_told_in_a_sentence(params string[] arguments)
    {
        var index = arguments.Contains("INDEX") ? await BuildAsync() : "";
        var run = await CommandRun.Of([.. arguments.Select(argument => argument == "INDEX" ? index : argument)]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("127.0.0.1:1 cannot be reached; expected a Garnet server.", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search", "nowhere", "a hand")]
    [InlineData("index", "build", "nowhere", "-o", "index")]
    public async Task What_is_not_there_is_told_in_a_sentence(params string[] arguments)
    {
        var run = await CommandRun.Of([.. arguments.Select(argument => argument is "nowhere" or "index" && argument != arguments[0] ? _folder.Combine(argument) : argument)]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("nowhere", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-k", "0")]
    [InlineData("--diversity", "2")]
    [InlineData("--collapse", "5")]
    [InlineData("--where", "foo")]
    public async Task A_value_out_of_its_range_is_bad_usage(string option, string value) =>
        Assert.Equal(2, (await CommandRun.Of("search", _folder.Combine("index"), "a hand", option, value)).ExitCode);

    [Fact]
    public async Task A_field_that_no_row_has_is_told()
    {
        var run = await CommandRun.Of("search", await BuildAsync(), "a hand", "--where", "byts>1");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Contains("No row of the index has the field byts.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_with_two_rows_of_a_name_is_not_pushed()
    {
        var index = _folder.Combine("twice");
        using (var writer = IndexWriter.Create(index, 3, VectorPrecision.Float32))
        {
            writer.Add(new IndexEntry("sun.webp"), [1, 0, 0]);
            writer.Add(new IndexEntry("sun.webp") { Kind = EntryKind.Text }, [0, 1, 0]);
            writer.Complete();
        }

        var run = await CommandRun.Of("index", "push", index, "garnet://127.0.0.1:1/photos");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("two rows called sun.webp", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_for_nothing_is_bad_usage()
    {
        var run = await CommandRun.Of("search", _folder.Combine("index"));
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("Expected what to look for", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private async Task<string> BuildAsync()
    {
        var index = _folder.Combine("index");
        var run = await CommandRun.Of("index", "build", _samples, "-o", index, "--json");
        Assert.Equal(0, run.ExitCode);
        return index;
    }
}
