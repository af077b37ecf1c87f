using AlignSharp.Search.Tests.Stores;
using Microsoft.Extensions.VectorData;

namespace AlignSharp.Search.Garnet.Tests;

/// <summary>What Microsoft.Extensions.VectorData asks of every store, asked of a real server.</summary>
public sealed class GarnetStoreTests(SharedServer server) : StoreConformance
{
    protected override VectorStore Store { get; } = new GarnetStore(server.Connection, new() { Index = new() { Shards = 4 } });

    [Fact]
    public async Task A_cancelled_call_is_not_made()
    {
        using var photos = await FillAsync(Photo.Many(3, 1));
        var cancelled = new CancellationToken(canceled: true);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => photos.CollectionExistsAsync(cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => photos.DeleteAsync(Photo.Many(3, 1)[0].Id, cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => photos.EnsureCollectionDeletedAsync(cancelled));
        Assert.NotNull(await photos.GetAsync(Photo.Many(3, 1)[0].Id, cancellationToken: TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Pages_of_a_filter_hold_every_row_once()
    {
        using var photos = await FillAsync(Photo.Many(40, 1));
        var ids = new List<string>();
        for (var skip = 0; skip < 40; skip += 7)
        {
            ids.AddRange(await photos.GetAsync(static photo => photo.Width >= 50, 7, new() { Skip = skip }, TestContext.Current.CancellationToken)
                .Select(static photo => photo.Id).ToListAsync(TestContext.Current.CancellationToken));
        }

        Assert.Equal(Enumerable.Range(5, 35).Select(static number => $"photo {number:D3}.jpg"), ids.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_number_that_servers_cannot_tell_from_its_neighbours_is_refused()
    {
        using var photos = await FillAsync(Photo.Many(3, 1));
        await Assert.ThrowsAsync<VectorStoreException>(() => photos.GetAsync(static photo => photo.Bytes == 1234567890123456789, 1, cancellationToken: TestContext.Current.CancellationToken)
            .ToListAsync(TestContext.Current.CancellationToken).AsTask());
    }

    [Theory]
    [InlineData(0.1234567890123456)]
    [InlineData(1e-7)]
    [InlineData(1e20)]
    public async Task All_digits_of_a_number_count(double rating)
    {
        var all = Photo.Many(3, 1);
        all[1].Rating = rating;
        using var photos = await FillAsync(all);
        Assert.Equal(all[1].Id, (await photos.GetAsync(photo => photo.Rating == rating, 5, cancellationToken: TestContext.Current.CancellationToken)
            .SingleAsync(TestContext.Current.CancellationToken)).Id);
    }
}
