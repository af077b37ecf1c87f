using System.Collections.Immutable;
using AlignSharp.Search;
using AlignSharp.Search.Garnet;
using StackExchange.Redis;

namespace AlignSharp.Cli.Search;

/// <summary>What is searched: an index in a folder, or one in Garnet.</summary>
internal sealed class SearchTarget : IAsyncDisposable
{
    private readonly EmbeddingIndex? _folder;
    private readonly GarnetIndex? _garnet;
    private readonly ConnectionMultiplexer? _connection;

    private SearchTarget(EmbeddingIndex folder) => _folder = folder;

    private SearchTarget(GarnetIndex garnet, ConnectionMultiplexer connection) => (_garnet, _connection) = (garnet, connection);

    /// <summary>Numbers in one vector.</summary>
    public int Size => _folder?.Info.Size ?? _garnet!.Size;

    /// <exception cref="AlignException">There is no index.</exception>
    public static async Task<SearchTarget> OpenAsync(string text)
    {
        if (!GarnetAddress.IsAddress(text))
        {
            return new SearchTarget(EmbeddingIndex.Open(text));
        }

        var address = GarnetAddress.Parse(text);
        var connection = await address.ConnectAsync();
        try
        {
            return new SearchTarget(await GarnetIndex.OpenAsync(connection, address.Name), connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="SearchException">The index was made by another model.</exception>
    public void RequireModel(string hash)
    {
        _folder?.RequireModel(hash);
        _garnet?.RequireModel(hash);
    }

    public async Task<ImmutableArray<ImmutableArray<SearchHit>>> SearchAsync(
        FloatTensor queries, SearchOptions options, CancellationToken cancellationToken) =>
        _folder?.Search(queries, options, cancellationToken) ?? await _garnet!.SearchAsync(queries, options, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        _folder?.Dispose();
        await (_connection?.DisposeAsync() ?? default);
    }
}
