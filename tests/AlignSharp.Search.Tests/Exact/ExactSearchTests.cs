using CsCheck;

namespace AlignSharp.Search.Tests.Exact;

public sealed class ExactSearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Gives_what_a_plain_loop_gives_for_every_size_and_count() =>
        Gen.Select(Gen.Int[0, 300], Gen.Int[1, 70], Gen.Int[1, 9], Gen.Int[1, 40], Gen.Int[0, 1000]).Sample(
            (rows, size, queries, count, seed) =>
            {
                var vectors = IndexFixture.Vectors(rows, size, seed);
                var questions = IndexFixture.Vectors(queries, size, seed + 1);
                var path = _folder.Combine($"{rows}-{size}-{queries}-{count}-{seed}");
                IndexFixture.Write(path, vectors);
                using var index = EmbeddingIndex.Open(path, threads: 2);
                var found = index.Search(questions, new SearchOptions { Count = count }, TestContext.Current.CancellationToken);
                for (var query = 0; query < queries; query++)
                {
                    var expected = PlainSearch.Run(vectors, questions[query], count);
                    Assert.Equal(expected.Length, found[query].Length);
                    Assert.All(found[query].Zip(expected), pair => Assert.Equal(pair.Second.Score, pair.First.Score, 1e-5f));
                    Assert.All(found[query], hit => Assert.Equal(PlainSearch.Cosine(vectors[(int)hit.Row], questions[query]), hit.Score, 1e-5f));
                }
            },
            iter: 30);

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

    public void Dispose() => _folder.Dispose();
}
