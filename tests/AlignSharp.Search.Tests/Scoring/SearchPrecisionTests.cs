using CsCheck;

namespace AlignSharp.Search.Tests.Scoring;

public sealed class SearchPrecisionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData(VectorPrecision.Float32, 1e-6f)]
    [InlineData(VectorPrecision.Float16, 5e-4f)]
    [InlineData(VectorPrecision.Int8, 1e-6f)]
    public void Gives_what_a_plain_loop_gives_for_every_size_and_count(VectorPrecision precision, float tolerance) =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[1, 70], Gen.Int[1, 9], Gen.Int[1, 40], Gen.Int[0, 1000]).Sample(
            (rows, size, queries, count, seed) => Check(rows, size, queries, count, seed, precision, tolerance), iter: 12, threads: 1);

    [Fact]
    public void Equal_vectors_come_in_the_order_of_their_rows()
    {
        var one = IndexFixture.Vectors(1, 33, 1);
        var vectors = new FloatTensor(200, 33);
        for (var row = 0; row < vectors.Count; row++)
        {
            one[0].CopyTo(vectors[row]);
        }

        IndexFixture.Write(_folder.Combine("equal"), vectors);
        using var index = EmbeddingIndex.Open(_folder.Combine("equal"), threads: 2);
        Assert.Equal(Enumerable.Range(0, 70).Select(static row => (long)row), index.Search(one[0], new SearchOptions { Count = 70 }, TestContext.Current.CancellationToken).Select(static hit => hit.Row));
    }

    [Fact]
    public void Int8_finds_the_neighbours_that_float32_finds()
    {
        var vectors = IndexFixture.Vectors(5000, 128, 11);
        var queries = IndexFixture.Vectors(50, 128, 12);
        IndexFixture.Write(_folder.Combine("exact"), vectors);
        IndexFixture.Write(_folder.Combine("int8"), vectors, VectorPrecision.Int8);
        using var exact = EmbeddingIndex.Open(_folder.Combine("exact"));
        using var coded = EmbeddingIndex.Open(_folder.Combine("int8"));
        var expected = exact.Search(queries, cancellationToken: TestContext.Current.CancellationToken);
        var found = coded.Search(queries, cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(expected.Select(static hits => hits.Select(static hit => (hit.Row, hit.Score))), found.Select(static hits => hits.Select(static hit => (hit.Row, hit.Score))));
    }

    [Fact]
    public void A_query_scores_the_same_alone_and_among_others()
    {
        IndexFixture.Write(_folder.Combine("index"), IndexFixture.Vectors(333, 100, 5));
        using var index = EmbeddingIndex.Open(_folder.Combine("index"));
        var queries = IndexFixture.Vectors(7, 100, 6);
        var together = index.Search(queries, cancellationToken: TestContext.Current.CancellationToken);
        for (var query = 0; query < queries.Count; query++)
        {
            Assert.Equal(together[query].AsEnumerable(), index.Search(queries[query], cancellationToken: TestContext.Current.CancellationToken));
        }
    }

    public void Dispose() => _folder.Dispose();

    private void Check(int rows, int size, int queries, int count, int seed, VectorPrecision precision, float tolerance)
    {
        var vectors = IndexFixture.Vectors(rows, size, seed);
        var questions = IndexFixture.Vectors(queries, size, seed + 1);
        var path = _folder.Combine($"{precision}-{rows}-{size}-{queries}-{count}-{seed}");
        IndexFixture.Write(path, vectors, precision);
        using var index = EmbeddingIndex.Open(path, threads: 2);
        var found = index.Search(questions, new SearchOptions { Count = count }, TestContext.Current.CancellationToken);
        for (var query = 0; query < queries; query++)
        {
            var expected = PlainSearch.Run(vectors, questions[query], count);
            Assert.Equal(expected.Length, found[query].Length);
            Assert.All(found[query].Zip(expected), pair => Assert.Equal(pair.Second.Score, pair.First.Score, tolerance));
            Assert.All(found[query], hit => Assert.Equal(PlainSearch.Cosine(vectors[(int)hit.Row], questions[query]), hit.Score, tolerance));
        }
    }
}
