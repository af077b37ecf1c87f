using System.Linq.Expressions;
using AlignSharp.Search.Tests.Scoring;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace AlignSharp.Search.Tests.Stores;

/// <summary>What Microsoft.Extensions.VectorData asks of every store.</summary>
public abstract class StoreConformance
{
    private static readonly string[] Names = ["photo 003.jpg", "photo 017.jpg", "nowhere"];
    private static readonly Expression<Func<Photo, bool>>[] Filters =
    [
        static photo => photo.Label == "cat",
        static photo => photo.Label != "cat",
        static photo => photo.Label == "it's \"odd\" \\ 猫",
        static photo => photo.Label == null,
        static photo => photo.Caption != null,
        static photo => photo.Width >= 100 && photo.Width < 300,
        static photo => photo.Width < 50 || 350 <= photo.Width,
        static photo => photo.Bytes == 3_000_000_007,
        static photo => photo.Rating > 5.5,
        static photo => photo.Rating == null,
        static photo => !(photo.Rating > 5.5),
        static photo => photo.Ratio == 0.3f,
        static photo => photo.Public,
        static photo => !photo.Public && photo.Label == "dog",
        static photo => photo.Public == false,
        static photo => photo.Tags!.Contains("t2"),
        static photo => Names.Contains(photo.Id),
        static photo => photo.Id == "photo 021.jpg",
    ];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<int> FilterNumbers => [.. Enumerable.Range(0, Filters.Length)];

    protected abstract VectorStore Store { get; }

    /// <summary>A name of a collection that no other test has.</summary>
    protected string Name { get; } = "photos-" + Guid.NewGuid().ToString("N")[..8];

    [Fact]
    public async Task A_collection_is_made_listed_and_deleted()
    {
        using var photos = Store.GetCollection<string, Photo>(Name);
        Assert.False(await photos.CollectionExistsAsync(Cancellation));
        await photos.EnsureCollectionExistsAsync(Cancellation);
        await photos.EnsureCollectionExistsAsync(Cancellation);
        Assert.True(await photos.CollectionExistsAsync(Cancellation));
        Assert.True(await Store.CollectionExistsAsync(Name, Cancellation));
        Assert.Contains(Name, await Store.ListCollectionNamesAsync(Cancellation).ToListAsync(Cancellation));
        await photos.EnsureCollectionDeletedAsync(Cancellation);
        await Store.EnsureCollectionDeletedAsync(Name, Cancellation);
        Assert.False(await photos.CollectionExistsAsync(Cancellation));
        Assert.DoesNotContain(Name, await Store.ListCollectionNamesAsync(Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task Records_come_back_as_they_went_in()
    {
        var all = Photo.Many(40, 1);
        using var photos = await FillAsync(all);
        AssertSame(all[7], await photos.GetAsync(all[7].Id, new() { IncludeVectors = true }, Cancellation));
        Assert.True((await photos.GetAsync(all[7].Id, cancellationToken: Cancellation))!.Vector.IsEmpty);
        Assert.Null(await photos.GetAsync("nowhere", cancellationToken: Cancellation));
        var several = await photos.GetAsync([all[9].Id, "nowhere", all[2].Id], new() { IncludeVectors = true }, Cancellation).ToListAsync(Cancellation);
        Assert.Equal([all[9].Id, all[2].Id], several.Select(static photo => photo.Id));
        AssertSame(all[2], several[1]);
    }

    [Fact]
    public async Task An_upsert_replaces_and_a_delete_removes()
    {
        var all = Photo.Many(40, 2);
        using var photos = await FillAsync(all);
        var changed = Photo.Many(41, 99)[5];
        changed.Label = "new";
        await photos.UpsertAsync(changed, Cancellation);
        AssertSame(changed, await photos.GetAsync(changed.Id, new() { IncludeVectors = true }, Cancellation));
        var best = await photos.SearchAsync(changed.Vector, 1, cancellationToken: Cancellation).SingleAsync(Cancellation);
        Assert.Equal((changed.Id, "new"), (best.Record.Id, best.Record.Label));
        await photos.DeleteAsync(changed.Id, Cancellation);
        await photos.DeleteAsync([changed.Id, all[6].Id, "nowhere"], Cancellation);
        Assert.Null(await photos.GetAsync(changed.Id, cancellationToken: Cancellation));
        Assert.Equal(38, (await photos.SearchAsync(changed.Vector, 100, cancellationToken: Cancellation).ToListAsync(Cancellation)).Count);
    }

    [Fact]
    public async Task A_search_gives_the_cosines_of_the_nearest_in_their_order()
    {
        var all = Photo.Many(60, 3);
        using var photos = await FillAsync(all);
        var query = IndexFixture.Vectors(1, Photo.Size, 4)[0].ToArray();
        var expected = Expected(all, query, static _ => true);
        var found = await photos.SearchAsync(query, 7, new() { Skip = 2, IncludeVectors = true }, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(expected.Skip(2).Take(7).Select(static hit => hit.Photo.Id), found.Select(static hit => hit.Record.Id));
        Assert.All(found.Zip(expected.Skip(2)), static pair => Assert.Equal(pair.Second.Score, pair.First.Score!.Value, 1e-5));
        AssertSame(expected[2].Photo, found[0].Record);
        var threshold = (expected[3].Score + expected[4].Score) / 2;
        Assert.Equal(4, await photos.SearchAsync(query, 10, new() { ScoreThreshold = threshold }, Cancellation).CountAsync(Cancellation));
    }

    [Theory]
    [MemberData(nameof(FilterNumbers))]
    public async Task A_filter_means_what_it_means_in_memory(int number)
    {
        var all = Photo.Many(40, 5);
        var filter = Filters[number];
        using var photos = await FillAsync(all);
        var query = IndexFixture.Vectors(1, Photo.Size, 6)[0].ToArray();
        var passes = filter.Compile();
        var expected = Expected(all, query, photo => (photo.Tags is not null || number != 15) && passes(photo));
        var found = await photos.SearchAsync(query, 100, new() { Filter = filter }, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(expected.Select(static hit => hit.Photo.Id), found.Select(static hit => hit.Record.Id));
        var listed = await photos.GetAsync(filter, 100, new() { OrderBy = static order => order.Descending(static photo => photo.Width) }, Cancellation).ToListAsync(Cancellation);
        Assert.Equal(expected.Select(static hit => hit.Photo).OrderByDescending(static photo => photo.Width).Select(static photo => photo.Id), listed.Select(static photo => photo.Id));
    }

    [Fact]
    public async Task A_filter_that_no_store_can_look_up_is_refused()
    {
        using var photos = await FillAsync(Photo.Many(3, 7));
        await Assert.ThrowsAsync<NotSupportedException>(async () =>
            await photos.GetAsync(static photo => photo.Label!.Length > 3, 10, cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task What_is_no_vector_is_embedded_by_the_generator_of_the_collection()
    {
        using var photos = await FillAsync(Photo.Many(30, 8), Define(new OneHotGenerator()));
        await photos.UpsertAsync(new Photo { Id = "one-hot", Vector = OneHotGenerator.Embed("seven") }, Cancellation);
        var best = await photos.SearchAsync("seven", 1, cancellationToken: Cancellation).SingleAsync(Cancellation);
        Assert.Equal("one-hot", best.Record.Id);
        await Assert.ThrowsAsync<NotSupportedException>(async () =>
            await photos.SearchAsync(new DataContent("data:image/png;base64,AAAA"), 1, cancellationToken: Cancellation).ToListAsync(Cancellation));
    }

    [Fact]
    public async Task A_record_can_be_a_dictionary()
    {
        using var photos = Store.GetDynamicCollection(Name, new VectorStoreCollectionDefinition
        {
            Properties =
            [
                new VectorStoreKeyProperty("id", typeof(long)),
                new VectorStoreDataProperty("label", typeof(string)),
                new VectorStoreVectorProperty("vector", typeof(ReadOnlyMemory<float>), Photo.Size),
            ],
        });
        await photos.EnsureCollectionExistsAsync(Cancellation);
        ReadOnlyMemory<float> vector = IndexFixture.Vectors(1, Photo.Size, 9)[0].ToArray();
        await photos.UpsertAsync(new Dictionary<string, object?> { ["id"] = 17L, ["label"] = "cat", ["vector"] = vector }, Cancellation);
        Assert.Equal("cat", (await photos.GetAsync(17L, cancellationToken: Cancellation))!["label"]);
        var found = await photos.SearchAsync(vector, 3, new() { Filter = static record => (string?)record["label"] == "cat" }, Cancellation).SingleAsync(Cancellation);
        Assert.Equal(17L, found.Record["id"]);
    }

    [Fact]
    public async Task Vectors_of_another_size_are_refused_in_a_sentence()
    {
        using var photos = await FillAsync(Photo.Many(3, 10));
        var error = await Assert.ThrowsAnyAsync<Exception>(() => photos.UpsertAsync(new Photo { Id = "x", Vector = new float[3] }, Cancellation));
        Assert.Contains("has 3 numbers; the collection expects 12", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAnyAsync<Exception>(async () => await photos.SearchAsync(new float[5], 1, cancellationToken: Cancellation).ToListAsync(Cancellation));
        Assert.Contains("has 5 numbers; the collection expects 12", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_made_is_refused_in_a_sentence()
    {
        using var photos = Store.GetCollection<string, Photo>(Name);
        var error = await Assert.ThrowsAsync<VectorStoreException>(() => photos.UpsertAsync(Photo.Many(1, 1), Cancellation));
        Assert.Contains("EnsureCollectionExistsAsync", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_can_change_and_search_at_once()
    {
        var all = Photo.Many(48, 11);
        using var photos = await FillAsync([]);
        await Task.WhenAll(all.Chunk(8).Select(async chunk =>
        {
            await photos.UpsertAsync(chunk, Cancellation);
            Assert.Equal(chunk[0].Id, (await photos.SearchAsync(chunk[0].Vector, 1, cancellationToken: Cancellation).SingleAsync(Cancellation)).Record.Id);
        }));
        Assert.Equal(48, await photos.SearchAsync(all[0].Vector, 100, cancellationToken: Cancellation).CountAsync(Cancellation));
    }

    [Fact]
    public void A_measure_that_is_not_kept_is_refused() => Assert.Throws<NotSupportedException>(() => Store.GetCollection<string, Photo>(Name, Define(null, DistanceFunction.EuclideanDistance)));

    protected async Task<VectorStoreCollection<string, Photo>> FillAsync(Photo[] all, VectorStoreCollectionDefinition? definition = null)
    {
        var photos = Store.GetCollection<string, Photo>(Name, definition);
        await photos.EnsureCollectionExistsAsync(Cancellation);
        await photos.UpsertAsync(all, Cancellation);
        return photos;
    }

    protected static void AssertSame(Photo expected, Photo? found)
    {
        Assert.NotNull(found);
        Assert.Equal(
            (expected.Id, expected.Caption, expected.Label, expected.Width, expected.Bytes, expected.Rating, expected.Ratio, expected.Public),
            (found.Id, found.Caption, found.Label, found.Width, found.Bytes, found.Rating, found.Ratio, found.Public));
        Assert.Equal(expected.Tags, found.Tags);
        Assert.Equal(1, PlainSearch.Cosine(expected.Vector.Span, found.Vector.Span), 1e-5);
    }

    private static List<(Photo Photo, float Score)> Expected(Photo[] all, float[] query, Func<Photo, bool> passes) =>
        [.. all.Where(passes).Select(photo => (photo, PlainSearch.Cosine(photo.Vector.Span, query))).OrderByDescending(static hit => hit.Item2)];

    private static VectorStoreCollectionDefinition Define(IEmbeddingGenerator? generator, string? measure = null) => new()
    {
        EmbeddingGenerator = generator,
        Properties =
        [
            new VectorStoreKeyProperty("Id", typeof(string)),
            new VectorStoreDataProperty("Label", typeof(string)),
            new VectorStoreVectorProperty("Vector", typeof(ReadOnlyMemory<float>), Photo.Size) { DistanceFunction = measure },
        ],
    };
}
