using AlignSharp.Search.Approximate;
using AlignSharp.Search.Filters;
using AlignSharp.Search.Storage;

namespace AlignSharp.Search.Tests.Approximate;

/// <summary>Approximate search: what it finds, and that no graph is used that is not of the index.</summary>
public sealed class GraphTests : IDisposable
{
    private const int Rows = 3000;
    private const int Size = 48;
    private static readonly SearchOptions Approximate = new() { Approximate = true };
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(VectorPrecision.Float32)]
    [InlineData(VectorPrecision.Float16)]
    [InlineData(VectorPrecision.Int8)]
    public void Finds_nearly_all_true_neighbours_with_their_exact_scores(VectorPrecision precision)
    {
        var folder = Build(precision);
        using var index = EmbeddingIndex.Open(folder);
        var queries = IndexFixture.Vectors(40, Size, 2);
        var exact = index.Search(queries, cancellationToken: Cancellation);
        var found = index.Search(queries, Approximate, Cancellation);
        var same = exact.Zip(found).SelectMany(static pair => pair.First.Intersect(pair.Second));
        Assert.InRange(same.Count(), 40 * 10 * 0.97, 40 * 10);
    }

    [Theory]
    [InlineData("number<1500")]
    [InlineData("number<20")]
    public void Conditions_hold(string condition)
    {
        using var index = EmbeddingIndex.Open(Build());
        var options = Approximate with { Where = [RowCondition.Parse(condition)] };
        var queries = IndexFixture.Vectors(10, Size, 3);
        var exact = index.Search(queries, options with { Approximate = false }, Cancellation);
        var found = index.Search(queries, options, Cancellation);
        Assert.InRange(exact.Zip(found).Average(static pair => pair.First.Intersect(pair.Second).Count()), 9.5, 10);
    }

    [Fact]
    public void Many_threads_can_search_at_once()
    {
        using var index = EmbeddingIndex.Open(Build());
        var query = IndexFixture.Vectors(1, Size, 4);
        var expected = index.Search(query, Approximate, Cancellation)[0];
        Parallel.For(0, 64, _ => Assert.Equal(expected, index.Search(query, Approximate, Cancellation)[0]));
    }

    [Fact]
    public void Without_a_graph_the_search_is_refused_in_a_sentence()
    {
        IndexFixture.Write(_folder.Combine("index"), IndexFixture.Vectors(9, Size, 1));
        Refused(_folder.Combine("index"), "'align index graph' was run");
    }

    [Fact]
    public void A_graph_of_other_vectors_is_refused()
    {
        var (old, now) = (Build(), _folder.Combine("now"));
        IndexFixture.Write(now, IndexFixture.Vectors(Rows, Size, 5));
        foreach (var path in Directory.GetFiles(old, "graph*"))
        {
            File.Copy(path, Path.Combine(now, Path.GetFileName(path)));
        }

        Refused(now, "is of other vectors");
    }

    [Fact]
    public void A_damaged_graph_is_refused_by_its_hash_before_it_is_followed()
    {
        var folder = Build();
        var path = Directory.GetFiles(folder, "graph-*").Single();
        var bytes = File.ReadAllBytes(path);
        bytes[^1000] ^= 4;
        File.WriteAllBytes(path, bytes);
        Refused(folder, "is damaged");
        File.WriteAllBytes(path, bytes[..^7]);
        Refused(folder, $"has {bytes.Length - 7} bytes");
        File.Delete(path);
        Refused(folder, "cannot be read");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("number>=0")]
    public void Rows_that_the_index_lacks_are_dropped(string? condition)
    {
        var (folder, large) = (_folder.Combine("small"), Build());
        IndexFixture.Write(folder, IndexFixture.Vectors(Rows, Size, 1), entry: static row => new IndexEntry($"{row}") { Metadata = $$"""{"number":{{row}}}""" });
        using (var graph = NativeGraph.Create(Size, Rows, 1, new GraphOptions()))
        {
            var vectors = IndexFixture.Vectors(Rows, Size, 1);
            for (var row = 0; row < Rows; row++)
            {
                graph.Add(row % 2 == 0 ? row : row + (1L << 40), vectors[row]);
            }

            Adopt(graph, folder, large);
        }

        using var index = EmbeddingIndex.Open(folder);
        var options = Approximate with { Where = condition is null ? [] : [RowCondition.Parse(condition)] };
        var hits = index.Search(IndexFixture.Vectors(1, Size, 1), options, Cancellation)[0];
        Assert.Equal(10, hits.Length);
        Assert.All(hits, static hit => Assert.Equal(0, hit.Row % 2));
    }

    [Fact]
    public void A_failure_of_a_thread_is_told_as_it_was()
    {
        IndexFixture.Write(_folder.Combine("index"), IndexFixture.Vectors(600, Size, 1));
        var progress = new FailingProgress();
        Assert.Throws<InvalidOperationException>(() => GraphBuilder.Build(_folder.Combine("index"), threads: 2, progress: progress, cancellationToken: Cancellation));
    }

    [Fact]
    public void An_update_of_the_index_takes_the_graph_away()
    {
        var folder = Build();
        IndexFixture.Write(folder, IndexFixture.Vectors(10, Size, 6));
        Assert.Empty(Directory.GetFiles(folder, "graph*"));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Puts a graph into an index, with a manifest like that of another but for names.</summary>
    private static void Adopt(NativeGraph graph, string folder, string like)
    {
        var temporary = Path.Combine(folder, "graph");
        graph.Save(temporary);
        string file;
        using (var stream = File.OpenRead(temporary))
        {
            file = $"graph-{FileHash.Of(stream)}.usearch";
        }

        File.Move(temporary, Path.Combine(folder, file));
        var manifest = GraphManifest.Read(like, IndexManifest.Read(like));
        (manifest with { File = file, Bytes = new FileInfo(Path.Combine(folder, file)).Length, Vectors = IndexManifest.Read(folder).Vectors }).Write(folder);
    }

    private sealed class FailingProgress : IProgress<long>
    {
        public void Report(long value) => throw new InvalidOperationException("no room");
    }

    private static void Refused(string folder, string reason)
    {
        using var index = EmbeddingIndex.Open(folder);
        var error = Assert.ThrowsAny<SearchException>(() => index.Search(IndexFixture.Vectors(1, Size, 1), Approximate, Cancellation));
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.NotEmpty(index.Search(IndexFixture.Vectors(1, Size, 1), cancellationToken: Cancellation)[0]);
    }

    private string Build(VectorPrecision precision = VectorPrecision.Float32)
    {
        var folder = _folder.Combine("graph-" + precision);
        IndexFixture.Write(folder, IndexFixture.Vectors(Rows, Size, 1), precision, static row => new IndexEntry($"{row}") { Metadata = $$"""{"number":{{row}}}""" });
        GraphBuilder.Build(folder, threads: 2, cancellationToken: Cancellation);
        return folder;
    }
}
