using AlignSharp.Search.Stores;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace AlignSharp.Search.Tests.Stores;

/// <summary>The store over indexes on disk, and what is its own: what is kept when a process is killed, and files that others read.</summary>
public sealed class EmbeddedStoreTests : StoreConformance, IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly EmbeddedStore _store;

    public EmbeddedStoreTests() => _store = new EmbeddedStore(_folder.Combine("store"));

    protected override VectorStore Store => _store;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Changes_are_there_after_the_collection_is_opened_again(bool compacted)
    {
        var all = Photo.Many(50, 1);
        using (var photos = (EmbeddedCollection<string, Photo>)await FillAsync(all))
        {
            await photos.CompactAsync(Cancellation);
            await photos.DeleteAsync(all[3].Id, Cancellation);
            await photos.UpsertAsync(new Photo { Id = all[4].Id, Label = "changed", Vector = all[5].Vector }, Cancellation);
            if (compacted)
            {
                await photos.CompactAsync(Cancellation);
            }
        }

        using var again = _store.GetCollection<string, Photo>(Name);
        Assert.Null(await again.GetAsync(all[3].Id, cancellationToken: Cancellation));
        Assert.Equal("changed", (await again.GetAsync(all[4].Id, cancellationToken: Cancellation))!.Label);
        AssertSame(all[6], await again.GetAsync(all[6].Id, new() { IncludeVectors = true }, Cancellation));
        Assert.Equal(49, await again.SearchAsync(all[0].Vector, 100, cancellationToken: Cancellation).CountAsync(Cancellation));
        Assert.Equal(compacted ? 49 : 50, EmbeddingIndexRows());
    }

    [Fact]
    public async Task A_change_that_a_killed_process_wrote_in_half_is_cut_off()
    {
        var all = Photo.Many(10, 2);
        (await FillAsync(all[..9])).Dispose();
        var journal = _folder.Combine("store", Name, "journal");
        var whole = new FileInfo(journal).Length;
        using (var photos = _store.GetCollection<string, Photo>(Name))
        {
            await photos.UpsertAsync(all[9], Cancellation);
        }

        using (var file = new FileStream(journal, FileMode.Open))
        {
            file.SetLength(file.Length - 5);
        }

        using var again = _store.GetCollection<string, Photo>(Name);
        Assert.Null(await again.GetAsync(all[9].Id, cancellationToken: Cancellation));
        AssertSame(all[8], await again.GetAsync(all[8].Id, new() { IncludeVectors = true }, Cancellation));
        Assert.Equal(whole, new FileInfo(journal).Length);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Long_integers_are_told_from_their_neighbours(bool compacted)
    {
        var all = Photo.Many(4, 6);
        for (var number = 0; number < all.Length; number++)
        {
            all[number].Bytes = 1234567890123456787 + number;
        }

        using var photos = (EmbeddedCollection<string, Photo>)await FillAsync(all);
        if (compacted)
        {
            await photos.CompactAsync(Cancellation);
        }

        Assert.Equal([all[2].Id], await Ids(static photo => photo.Bytes == 1234567890123456789));
        Assert.Equal([all[3].Id], await Ids(static photo => photo.Bytes > 1234567890123456789));
        Assert.Equal([all[0].Id, all[1].Id, all[3].Id], await Ids(static photo => photo.Bytes != 1234567890123456789));

        async Task<List<string>> Ids(System.Linq.Expressions.Expression<Func<Photo, bool>> filter) =>
            await photos.GetAsync(filter, 10, cancellationToken: Cancellation).Select(static photo => photo.Id).Order().ToListAsync(Cancellation);
    }

    [Theory]
    [InlineData("bytes")]
    [InlineData("modified")]
    [InlineData("hash")]
    [InlineData("name")]
    public void A_field_that_is_stored_under_a_name_of_the_entrys_own_is_refused(string name)
    {
        var definition = new VectorStoreCollectionDefinition
        {
            Properties =
            [
                new VectorStoreKeyProperty("Id", typeof(string)),
                new VectorStoreDataProperty("Field", typeof(string)) { StorageName = name },
                new VectorStoreVectorProperty("Vector", typeof(ReadOnlyMemory<float>), 3),
            ],
        };
        var error = Assert.Throws<NotSupportedException>(() => _store.GetDynamicCollection("fields", definition));
        Assert.Contains($"Field is stored as {name}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_process_is_refused_in_a_sentence()
    {
        using var photos = await FillAsync(Photo.Many(3, 3));
        using var other = new EmbeddedStore(_folder.Combine("store")).GetCollection<string, Photo>(Name);
        var error = await Assert.ThrowsAsync<VectorStoreException>(() => other.GetAsync("x", cancellationToken: Cancellation));
        Assert.Contains("cannot be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_collection_that_another_has_is_not_deleted()
    {
        using var photos = await FillAsync(Photo.Many(3, 3));
        using var other = new EmbeddedStore(_folder.Combine("store"));
        using var same = other.GetCollection<string, Photo>(Name);
        await Assert.ThrowsAsync<VectorStoreException>(() => other.EnsureCollectionDeletedAsync(Name, Cancellation));
        await Assert.ThrowsAsync<VectorStoreException>(() => same.EnsureCollectionDeletedAsync(Cancellation));
        Assert.NotNull(await photos.GetAsync(Photo.Many(3, 3)[0].Id, cancellationToken: Cancellation));
    }

    [Fact]
    public async Task Pictures_are_found_by_words_and_by_picture()
    {
        using var model = AlignModel.Load(Fixtures.AlignMini);
        using var generator = new AlignEmbeddingGenerator(model);
        using var store = new EmbeddedStore(_folder.Combine("words"), new() { EmbeddingGenerator = generator });
        using var pictures = store.GetCollection<string, PictureRecord>("pictures", PictureRecord.Definition(model.EmbeddingSize));
        await pictures.EnsureCollectionExistsAsync(Cancellation);
        foreach (var path in Directory.GetFiles(Path.Combine(Fixtures.Repository, "samples"), "*.webp"))
        {
            var embedding = await ((IEmbeddingGenerator<DataContent, Embedding<float>>)generator).GenerateVectorAsync(
                await DataContent.LoadFromAsync(path, cancellationToken: Cancellation), cancellationToken: Cancellation);
            await pictures.UpsertAsync(new PictureRecord { Name = Path.GetFileName(path), Source = path, Vector = embedding }, Cancellation);
        }

        var words = await pictures.SearchAsync("the sun", 1, cancellationToken: Cancellation).SingleAsync(Cancellation);
        Assert.Equal("sun.webp", words.Record.Name);
        var hand = await DataContent.LoadFromAsync(Path.Combine(Fixtures.Repository, "samples", "hand.webp"), cancellationToken: Cancellation);
        var picture = await pictures.SearchAsync(hand, 1, cancellationToken: Cancellation).SingleAsync(Cancellation);
        Assert.Equal("hand.webp", picture.Record.Name);
        Assert.Equal(1, picture.Score!.Value, 1e-5);
    }

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private long EmbeddingIndexRows()
    {
        using var index = EmbeddingIndex.Open(_folder.Combine("store", Name));
        return index.Info.Rows;
    }
}
