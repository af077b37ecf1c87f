using System.Net;
using AlignSharp.Checkpoints;
using AlignSharp.Search;
using AlignSharp.Search.Garnet;
using AlignSharp.Search.Garnet.Tests;

namespace AlignSharp.Server.Tests.Search;

/// <summary>An index in a real Garnet server, served.</summary>
public sealed class GarnetSearchTests
{
    [Fact]
    public async Task An_index_in_Garnet_is_searched_and_what_it_cannot_do_is_refused_in_a_sentence()
    {
        await using var garnet = await GarnetServer.StartAsync();
        await using (var connection = await garnet.ConnectAsync())
        {
            var info = new IndexInfo(0, DefaultModel.Value.EmbeddingSize, default, "align-mini", await ModelIdentity.HashAsync(Fixtures.AlignMini, TestContext.Current.CancellationToken));
            var index = await GarnetIndex.EnsureAsync(connection, "samples", info);
            await index.AddAsync(SearchFixture.Names.Select(static name => (
                new IndexEntry(name) { Source = name }, DefaultModel.Embed(File.ReadAllBytes(Path.Combine(Fixtures.Repository, "samples", name))))), TestContext.Current.CancellationToken);
        }

        await using var server = await RunningServer.StartAsync(RunningServer.Options with
        {
            Indexes = RunningServer.Options.Indexes.Add("samples", $"garnet://{garnet.Server}/samples"),
        });
        var (_, indexes) = await server.Client.FetchAsync("/v1/indexes");
        Assert.Equal(4, indexes.GetProperty("data")[0].GetProperty("rows").GetInt64());
        var (status, found) = await server.Client.AskAsync("/v1/search", """{"texts": ["the sun"], "count": 2}""");
        Assert.Equal((HttpStatusCode.OK, "sun.webp"), (status, found.GetProperty("results")[0].GetProperty("name").GetString()));
        Assert.False(found.GetProperty("results")[0].TryGetProperty("picture", out _));
        Assert.Contains("rows have no numbers", (await server.Client.AskAsync("/v1/search", """{"row": 1}""")).Problem(HttpStatusCode.NotFound), StringComparison.Ordinal);
        (await server.Client.FetchAsync("/v1/indexes/samples/map")).Problem(HttpStatusCode.NotFound);
        await garnet.KillAsync();
        (await server.Client.AskAsync("/v1/search", """{"texts": ["the sun"]}""")).Problem(HttpStatusCode.ServiceUnavailable);
    }
}
