using System.Net;
using System.Text.Json;
using AlignSharp.Checkpoints;
using AlignSharp.Imaging;
using AlignSharp.Search;

namespace AlignSharp.Server.Tests.Search;

/// <summary><c>/v1/search</c> and <c>/v1/indexes</c>.</summary>
public sealed class SearchTests(SearchFixture fixture) : IClassFixture<SearchFixture>
{
    [Fact]
    public async Task Indexes_are_listed()
    {
        var (_, body) = await fixture.Client.FetchAsync("/v1/indexes");
        var index = body.GetProperty("data")[0];
        Assert.Equal("samples", index.GetProperty("name").GetString());
        Assert.Equal(4, index.GetProperty("rows").GetInt64());
        Assert.Equal("float32", index.GetProperty("precision").GetString());
    }

    [Fact]
    public async Task A_picture_finds_itself_and_the_order_is_the_librarys()
    {
        var bytes = File.ReadAllBytes(Path.Combine(Fixtures.Repository, "samples", "hand.webp"));
        var results = await SearchAsync($$"""{"images": ["data:image/webp;base64,{{Convert.ToBase64String(bytes)}}"]}""");
        using var index = EmbeddingIndex.Open(fixture.IndexPath);
        Assert.Equal(index.Search(DefaultModel.Embed(bytes), cancellationToken: TestContext.Current.CancellationToken).Select(static hit => hit.Name), Names(results));
        Assert.Equal("hand.webp", results[0].GetProperty("name").GetString());
        Assert.Equal(1, results[0].GetProperty("score").GetSingle(), 1e-4f);
        Assert.Equal("a hand.webp", results[0].GetProperty("caption").GetString());
    }

    [Fact]
    public async Task Words_plus_and_minus_and_pictures_make_the_librarys_query()
    {
        var picture = Path.Combine(Fixtures.Repository, "samples", "sun.webp");
        var query = EmbeddingQuery.Create(DefaultModel.Value.EmbeddingSize)
            .WithImage(DefaultModel.Embed(File.ReadAllBytes(picture)), 0.5f)
            .PlusText(DefaultModel.Embed("a hand"), 3)
            .MinusText(DefaultModel.Embed("a circle"), 3);
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(File.ReadAllBytes(picture)), "image", "sun.webp" },
            { new StringContent("a hand"), "text" },
            { new StringContent("a circle"), "minus" },
            { new StringContent("3"), "text_weight" },
            { new StringContent("0.5"), "image_weight" },
        };
        var (_, body) = await fixture.Client.AskAsync("/v1/search", form);
        using var index = EmbeddingIndex.Open(fixture.IndexPath);
        var expected = index.Search(query.ToEmbedding(), cancellationToken: TestContext.Current.CancellationToken);
        var results = body.GetProperty("results");
        Assert.Equal(expected.Select(static hit => hit.Name), Names(results));
        Assert.Equal(expected[0].Score, results[0].GetProperty("score").GetSingle(), 1e-4f);
    }

    [Fact]
    public async Task A_row_finds_its_like_and_conditions_and_count_hold()
    {
        Assert.Equal("folder.webp", (await SearchAsync("""{"row": 1, "count": 1}"""))[0].GetProperty("name").GetString());
        Assert.Empty(Names(await SearchAsync("""{"row": 1, "where": ["width>100000"]}""")));
        Assert.Single(Names(await SearchAsync("""{"texts": ["sun"], "count": 1}""")));
    }

    [Fact]
    public async Task A_rows_picture_is_shown_small_and_tells_no_path()
    {
        var results = await SearchAsync("""{"row": 2, "count": 1}""");
        Assert.DoesNotContain(Fixtures.Repository, results.GetRawText(), StringComparison.Ordinal);
        using var response = await fixture.Client.GetAsync(results[0].GetProperty("picture").GetString(), TestContext.Current.CancellationToken);
        Assert.Equal("image/webp", response.Content.Headers.ContentType?.MediaType);
        var info = ImageDecoder.Default.Identify(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), "thumbnail");
        Assert.InRange(Math.Max(info.Width, info.Height), 1, 384);
        (await fixture.Client.FetchAsync("/v1/indexes/samples/pictures/4")).Problem(HttpStatusCode.NotFound);
        (await fixture.Client.FetchAsync("/v1/indexes/others/pictures/0")).Problem(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task The_map_has_every_row_of_a_small_index()
    {
        var (_, body) = await fixture.Client.FetchAsync("/v1/indexes/samples/map");
        var points = body.GetProperty("points");
        Assert.Equal(SearchFixture.Names, points.EnumerateArray().Select(static point => point.GetProperty("name").GetString()));
        Assert.Equal(1, points.EnumerateArray().Max(static point => Math.Abs(point.GetProperty("x").GetSingle())), 1e-5f);
        (await fixture.Client.FetchAsync("/v1/indexes/others/map")).Problem(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("{}", "query is empty")]
    [InlineData("""{"minus": ["a"]}""", "query is empty")]
    [InlineData("""{"texts": ["a"], "index": "others"}""", "expected samples", HttpStatusCode.NotFound)]
    [InlineData("""{"texts": ["a"], "count": 0}""", "0")]
    [InlineData("""{"texts": ["a"], "where": ["width"]}""", "width")]
    [InlineData("""{"texts": ["a"], "text_weight": 0}""", "text_weight")]
    [InlineData("""{"texts": ["a"], "minus": ["a"]}""", "expected")]
    [InlineData("""{"row": 4}""", "row is 4")]
    public async Task A_query_that_cannot_be_is_refused(string json, string expected, HttpStatusCode status = HttpStatusCode.BadRequest) =>
        Assert.Contains(expected, (await fixture.Client.AskAsync("/v1/search", json)).Problem(status), StringComparison.Ordinal);

    [Fact]
    public async Task An_index_of_another_model_stops_the_start()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.FullName, "other");
        SearchFixture.Write(path, new string('0', 64));
        await Assert.ThrowsAsync<SearchException>(() => AlignServer.CreateAsync(
            RunningServer.Options with { Indexes = RunningServer.Options.Indexes.Add("other", path) }, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_index_that_is_replaced_answers_on_and_a_damaged_one_is_the_servers_failure()
    {
        using var folder = new TemporaryFolder();
        var (replaced, damaged) = (folder.Combine("replaced"), folder.Combine("damaged"));
        var hash = await ModelIdentity.HashAsync(Fixtures.AlignMini, TestContext.Current.CancellationToken);
        SearchFixture.Write(replaced, hash);
        SearchFixture.Write(damaged, hash);
        var entries = Directory.GetFiles(damaged, "entries-*.json").Single();
        var bytes = await File.ReadAllBytesAsync(entries, TestContext.Current.CancellationToken);
        bytes[0] = (byte)'x';
        await File.WriteAllBytesAsync(entries, bytes, TestContext.Current.CancellationToken);
        await using var server = await RunningServer.StartAsync(RunningServer.Options with
        {
            Indexes = RunningServer.Options.Indexes.Add("replaced", replaced).Add("damaged", damaged),
        });
        File.Delete(Directory.GetFiles(replaced, "entries-*.parquet").Single());
        var (status, found) = await server.Client.AskAsync("/v1/search", """{"texts": ["sun"], "index": "replaced", "where": ["width>0"]}""");
        Assert.Equal((HttpStatusCode.OK, 4), (status, found.GetProperty("results").GetArrayLength()));
        var problem = (await server.Client.AskAsync("/v1/search", """{"texts": ["sun"], "index": "damaged"}""")).Problem(HttpStatusCode.InternalServerError);
        Assert.DoesNotContain(folder.FullName, problem, StringComparison.Ordinal);
    }

    private async Task<JsonElement> SearchAsync(string json)
    {
        var (status, body) = await fixture.Client.AskAsync("/v1/search", json);
        Assert.Equal(HttpStatusCode.OK, status);
        return body.GetProperty("results");
    }

    private static IEnumerable<string?> Names(JsonElement results) =>
        results.EnumerateArray().Select(static result => result.GetProperty("name").GetString());
}
