using System.Collections.Immutable;
using StackExchange.Redis;

namespace AlignSharp.Search.Garnet;

/// <summary>An index by what people call it: a folder, or <c>garnet://HOST:PORT/NAME</c>. Safe to use from several threads.</summary>
public sealed class IndexHandle : IAsyncDisposable
{
    private readonly GarnetIndex? _garnet;
    private readonly ConnectionMultiplexer? _connection;

    private IndexHandle(EmbeddingIndex folder) => Folder = folder;

    private IndexHandle(GarnetIndex garnet, ConnectionMultiplexer connection) => (_garnet, _connection) = (garnet, connection);

    /// <summary>The index where it lies in a folder, and its rows have numbers; null where it lies in Garnet.</summary>
    public EmbeddingIndex? Folder { get; }

    /// <summary>Numbers in one vector.</summary>
    public int Size => Folder?.Info.Size ?? _garnet!.Size;

    /// <summary>Opens an index.</summary>
    /// <param name="address">Its folder, or its address in Garnet.</param>
    /// <param name="threads">Threads of one search in a folder; null for one on each core.</param>
    /// <exception cref="SearchException">There is no index, it is damaged, or its servers cannot be reached.</exception>
    public static async Task<IndexHandle> OpenAsync(string address, int? threads = null)
    {
        if (!GarnetAddress.IsAddress(address))
        {
            return new IndexHandle(EmbeddingIndex.Open(address, threads));
        }

        var garnet = GarnetAddress.Parse(address);
        var connection = await garnet.ConnectAsync().ConfigureAwait(false);
        try
        {
            return new IndexHandle(await GarnetIndex.OpenAsync(connection, garnet.Name).ConfigureAwait(false), connection);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Refuses vectors of another model: their numbers would mean nothing here.</summary>
    /// <param name="modelHash">The hash of the model that makes the queries (<see cref="Checkpoints.ModelIdentity"/>).</param>
    /// <exception cref="SearchException">The index was made by another model.</exception>
    public void RequireModel(string modelHash)
    {
        Folder?.RequireModel(modelHash);
        _garnet?.RequireModel(modelHash);
    }

    /// <summary>What it holds.</summary>
    /// <exception cref="SearchException">Its servers cannot be asked.</exception>
    public async Task<IndexInfo> GetInfoAsync() => Folder?.Info ?? await _garnet!.GetInfoAsync().ConfigureAwait(false);

    /// <summary>Finds the rows most like each of several queries; in a folder, on the caller's thread.</summary>
    /// <param name="queries">[queries, size].</param>
    /// <param name="options">How to search; the ten best unless given.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    /// <returns>The hits of each query, the best first.</returns>
    /// <exception cref="SearchException">A query has another size or no direction, an option is out of range, or servers cannot be asked.</exception>
    public async Task<ImmutableArray<ImmutableArray<SearchHit>>> SearchAsync(
        FloatTensor queries, SearchOptions? options = null, CancellationToken cancellationToken = default) => Folder is null
            ? await _garnet!.SearchAsync(queries, options, cancellationToken).ConfigureAwait(false)
            : Folder.Search(queries, options, cancellationToken);

    /// <summary>Closes the index, and the connection where it lies in Garnet.</summary>
    public ValueTask DisposeAsync()
    {
        Folder?.Dispose();
        return _connection?.DisposeAsync() ?? default;
    }
}
