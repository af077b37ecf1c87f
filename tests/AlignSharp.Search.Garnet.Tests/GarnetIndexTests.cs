using AlignSharp.Search.Filters;
using AlignSharp.Search.Tests;
using AlignSharp.Search.Tests.Scoring;
using StackExchange.Redis;

namespace AlignSharp.Search.Garnet.Tests;

/// <summary>Rows spread over keys and servers, found by searches, kept when a server is killed.</summary>
public sealed class GarnetIndexTests(SharedServer server)
{
    private const int Size = 32;
    private const int Rows = 2000;
    private static readonly FloatTensor Vectors = Clustered(Rows, 1);
    private static readonly FloatTensor Queries = Clustered(20, 2);
    private readonly string _name = "index-" + Guid.NewGuid().ToString("N")[..8];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Finds_nearly_all_true_neighbours_over_many_keys()
    {
        var index = await FillAsync(server.Connection, _name, new() { Shards = 8 });
        Assert.Equal(Rows, (await index.GetInfoAsync()).Rows);
        Assert.InRange(await RecallAsync(index), 0.99, 1);
    }

    [Fact]
    public async Task Conditions_diversity_and_collapsing_mean_what_they_mean_on_disk()
    {
        using var folder = new TemporaryFolder();
        IndexFixture.Write(folder.Combine("index"), Vectors, entry: Entry);
        using var exact = EmbeddingIndex.Open(folder.Combine("index"));
        var index = await FillAsync(server.Connection, _name, new() { Shards = 3 });
        SearchOptions[] all =
        [
            new() { Where = [RowCondition.Parse("number<100"), RowCondition.Parse("label=three")] },
            new() { Where = [RowCondition.Parse("number!=7"), RowCondition.Parse("label!=three"), RowCondition.Parse("kind=image")] },
            new() { Where = [RowCondition.Parse("missing!=7")] },
            new() { Diversity = 0.5f, Count = 5 },
            new() { CollapseAbove = 0.95f, Count = 5 },
        ];
        foreach (var options in all)
        {
            var expected = exact.Search(Queries, options, Cancellation);
            var found = await index.SearchAsync(Queries, options, Cancellation);
            Assert.Equal(Described(expected), Described(found));
            Assert.All(
                expected.SelectMany(static hits => hits).Zip(found.SelectMany(static hits => hits)),
                static pair => Assert.Equal(pair.First.Score, pair.Second.Score, 1e-4));
        }
    }

    [Fact]
    public async Task A_condition_that_servers_do_not_know_is_refused_in_a_sentence()
    {
        var index = await GarnetIndex.EnsureAsync(server.Connection, _name, new IndexInfo(0, Size, default, "", ""));
        var error = await Assert.ThrowsAsync<SearchException>(() => index.SearchAsync(Queries, new() { Where = [RowCondition.Parse("label~thr")] }, Cancellation));
        Assert.Contains("Garnet's filters know no other", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_index_of_another_model_or_size_is_refused()
    {
        var index = await GarnetIndex.EnsureAsync(server.Connection, _name, new IndexInfo(0, Size, default, "mini", "hash"));
        Assert.Contains("is another", Assert.Throws<SearchException>(() => index.RequireModel("other")).Message, StringComparison.Ordinal);
        var error = await Assert.ThrowsAsync<SearchException>(() => GarnetIndex.EnsureAsync(server.Connection, _name, new IndexInfo(0, Size + 1, default, "", "")));
        Assert.Contains("expected 33", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<SearchException>(() => GarnetIndex.EnsureAsync(server.Connection, _name, new IndexInfo(0, Size, default, "mini", "other")));
        Assert.Contains("is another", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<SearchException>(() => GarnetIndex.EnsureAsync(server.Connection, _name + "-large", new IndexInfo(0, 65_537, default, "", "")));
        Assert.Contains("expected 1 to 65536", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<SearchException>(() => GarnetIndex.OpenAsync(server.Connection, "nowhere"));
        Assert.Contains("hold no index nowhere", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_server_answers_again_with_what_it_had()
    {
        await using var own = await GarnetServer.StartAsync();
        IReadOnlyList<SearchHit> before;
        await using (var connection = await own.ConnectAsync())
        {
            var index = await FillAsync(connection, _name, new() { Shards = 4 });
            before = (await index.SearchAsync(Queries.Slice(0, 1), cancellationToken: Cancellation))[0];
            await connection.GetDatabase().ExecuteAsync("SAVE");
        }

        await own.KillAsync();
        await own.RunAsync();
        await using var again = await own.ConnectAsync();
        var recovered = await GarnetIndex.OpenAsync(again, _name);
        Assert.Equal(Rows, (await recovered.GetInfoAsync()).Rows);
        Assert.Equal(before, (await recovered.SearchAsync(Queries.Slice(0, 1), cancellationToken: Cancellation))[0]);
        await recovered.AddAsync([(new IndexEntry("new"), Queries[1].ToArray())], Cancellation);
        Assert.Equal("new", (await recovered.SearchAsync(Queries.Slice(1, 1), cancellationToken: Cancellation))[0][0].Name);
    }

    [Fact]
    public async Task Two_servers_of_a_cluster_share_the_keys_and_one_that_was_killed_comes_back()
    {
        await using var first = await GarnetServer.StartAsync("--cluster");
        await using var second = await GarnetServer.StartAsync("--cluster");
        await JoinAsync(first, second);
        await using var connection = await new GarnetAddress($"{first.Server},{second.Server}", _name).ConnectAsync();
        var index = await FillAsync(connection, _name, new() { Shards = 8 });
        Assert.All(connection.GetServers(), static node => Assert.NotEmpty(node.Keys(pattern: "align:*:rows")));
        Assert.InRange(await RecallAsync(index), 0.99, 1);

        await using (var orders = await second.ConnectAsync())
        {
            await orders.GetServer(second.Server).ExecuteAsync("SAVE");
        }

        await second.KillAsync();
        await Assert.ThrowsAsync<GarnetException>(() => index.SearchAsync(Queries, cancellationToken: Cancellation));
        await second.RunAsync();
        await using var again = await new GarnetAddress($"{first.Server},{second.Server}", _name).ConnectAsync();
        Assert.InRange(await RecallAsync(await GarnetIndex.OpenAsync(again, _name)), 0.99, 1);
    }

    /// <summary>Half of the slots for each, and they know of each other.</summary>
    private static async Task JoinAsync(GarnetServer first, GarnetServer second)
    {
        await using var one = await first.ConnectAsync();
        await using var two = await second.ConnectAsync();
        await one.GetServer(first.Server).ExecuteAsync("CLUSTER", "ADDSLOTSRANGE", 0, 8191);
        await two.GetServer(second.Server).ExecuteAsync("CLUSTER", "ADDSLOTSRANGE", 8192, 16383);
        await two.GetServer(second.Server).ExecuteAsync("CLUSTER", "SET-CONFIG-EPOCH", 2);
        await one.GetServer(first.Server).ExecuteAsync("CLUSTER", "MEET", "127.0.0.1", second.Port);
        while (((string)(await one.GetServer(first.Server).ExecuteAsync("CLUSTER", "NODES"))!).Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(static node => node.Contains('-')) < 2
            || !((string)(await two.GetServer(second.Server).ExecuteAsync("CLUSTER", "NODES"))!).Contains("0-8191", StringComparison.Ordinal))
        {
            await Task.Delay(50, Cancellation);
        }
    }

    private static async Task<GarnetIndex> FillAsync(IConnectionMultiplexer connection, string name, GarnetIndexOptions options)
    {
        var index = await GarnetIndex.EnsureAsync(connection, name, new IndexInfo(0, Size, default, "", ""), options);
        await index.AddAsync(Enumerable.Range(0, Rows).Select(static row => (Entry(row), Vectors[row].ToArray())), Cancellation);
        return index;
    }

    private static IEnumerable<string> Described(System.Collections.Immutable.ImmutableArray<System.Collections.Immutable.ImmutableArray<SearchHit>> found) =>
        found.Select(static hits => string.Join('\n', hits.Select(static hit => $"{hit.Name} {hit.Similar} {hit.Entry.Caption} {hit.Entry.Metadata}")));

    private static IndexEntry Entry(int row) => new($"row {row:D4}") { Caption = $"caption {row}", Metadata = $$"""{"number":{{row}},"label":"{{(row % 7 == 3 ? "three" : "other")}}","size":"large"}""" };

    private static async Task<double> RecallAsync(GarnetIndex index)
    {
        var found = await index.SearchAsync(Queries, cancellationToken: Cancellation);
        return Enumerable.Range(0, Queries.Count).Average(query =>
        {
            var expected = PlainSearch.Run(Vectors, Queries[query], 10).Select(static hit => $"row {hit.Row:D4}");
            return expected.Intersect(found[query].Select(static hit => hit.Name)).Count() / 10.0;
        });
    }

    private static FloatTensor Clustered(int count, int seed)
    {
        var centers = IndexFixture.Vectors(40, Size, 0);
        var vectors = IndexFixture.Vectors(count, Size, seed);
        for (var row = 0; row < count; row++)
        {
            System.Numerics.Tensors.TensorPrimitives.MultiplyAdd(centers[row % 40], 1.5f, vectors[row], vectors[row]);
        }

        return vectors;
    }
}
