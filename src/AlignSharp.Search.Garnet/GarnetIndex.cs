using System.Collections.Immutable;
using System.Text.Json;
using AlignSharp.Search.Filters.Trees;
using AlignSharp.Search.Garnet.Filters;
using AlignSharp.Search.Garnet.Protocol;
using AlignSharp.Search.Ranking;
using AlignSharp.Search.Scoring;
using StackExchange.Redis;

namespace AlignSharp.Search.Garnet;

/// <summary>
/// An index whose rows lie in the vector sets of Garnet servers, spread over many keys: every key is searched at once and
/// the answers are merged. Search is approximate. The servers must be started with <c>--enable-vector-set-preview</c>.
/// Safe to use from several threads; it does not own the connection.
/// </summary>
public sealed class GarnetIndex
{
    // A filter narrows what is found among the rows that are looked at: more of them, and all where too few are left.
    private const int LeastFilterEffort = 1024;
    private const int AddsUnderWay = 128;

    private readonly IndexAbout _about;
    private readonly IndexKeys _keys;
    private readonly VectorSet _set;

    private GarnetIndex(string name, IndexAbout about, IDatabase database)
    {
        (Name, _about) = (name, about);
        (_keys, _set) = (new IndexKeys(name, about.Options.Shards), new VectorSet(database, about));
    }

    /// <summary>Its name in the servers.</summary>
    public string Name { get; }

    /// <summary>Numbers in one vector.</summary>
    public int Size => _about.Size;

    /// <summary>Opens an index.</summary>
    /// <param name="connection">The servers.</param>
    /// <param name="name">The index's name.</param>
    /// <exception cref="SearchException">There is none of the name, or the servers cannot be asked.</exception>
    public static async Task<GarnetIndex> OpenAsync(IConnectionMultiplexer connection, string name) =>
        await TryOpenAsync(connection, name).ConfigureAwait(false)
            ?? throw new SearchException($"The servers hold no index {name}; expected one that 'align index push' or EnsureCollectionExistsAsync made.");

    /// <summary>Opens an index, or makes an empty one.</summary>
    /// <param name="connection">The servers.</param>
    /// <param name="name">The index's name.</param>
    /// <param name="info">Size and model of a new one; an index of another size or model is refused.</param>
    /// <param name="options">The layout of a new one; see its defaults.</param>
    /// <exception cref="SearchException">The index is another, or the servers cannot be asked.</exception>
    public static async Task<GarnetIndex> EnsureAsync(IConnectionMultiplexer connection, string name, IndexInfo info, GarnetIndexOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentNullException.ThrowIfNull(info);
        options ??= new GarnetIndexOptions();
        options.Check();
        if (info.Size is < 1 or > IndexAbout.MaximumSize)
        {
            throw new SearchException($"{name} is to hold vectors of {info.Size} numbers; expected 1 to {IndexAbout.MaximumSize}.");
        }

        var about = JsonSerializer.Serialize(new IndexAbout(info.Size, info.Model, info.ModelHash, options), GarnetJson.Default.IndexAbout);
        await ServerErrors.GuardAsync(async () =>
        {
            var database = connection.GetDatabase();
            await database.StringSetAsync(IndexKeys.About(name), about, when: When.NotExists).ConfigureAwait(false);
            await database.SetAddAsync(IndexKeys.Catalogue, name).ConfigureAwait(false);
        }).ConfigureAwait(false);
        var index = await OpenAsync(connection, name).ConfigureAwait(false);
        if (index.Size != info.Size)
        {
            throw new SearchException($"{name} holds vectors of {index.Size} numbers; expected {info.Size}.");
        }

        if (info.ModelHash.Length > 0)
        {
            index.RequireModel(info.ModelHash);
        }

        return index;
    }

    /// <summary>Removes an index with all its rows; one that is not there is none too few.</summary>
    /// <param name="connection">The servers.</param>
    /// <param name="name">The index's name.</param>
    public static async Task RemoveAsync(IConnectionMultiplexer connection, string name)
    {
        if (await TryOpenAsync(connection, name).ConfigureAwait(false) is not { } index)
        {
            return;
        }

        await ServerErrors.GuardAsync(async () =>
        {
            var database = connection.GetDatabase();
            await Task.WhenAll(index._keys.All.Select(key => database.KeyDeleteAsync(key))).ConfigureAwait(false);
            await database.KeyDeleteAsync(IndexKeys.About(name)).ConfigureAwait(false);
            await database.SetRemoveAsync(IndexKeys.Catalogue, name).ConfigureAwait(false);
        }).ConfigureAwait(false);
    }

    /// <summary>The names of the indexes in the servers.</summary>
    /// <param name="connection">The servers.</param>
    public static Task<string[]> ListAsync(IConnectionMultiplexer connection) => ServerErrors.GuardAsync(async () =>
    {
        ArgumentNullException.ThrowIfNull(connection);
        var names = await connection.GetDatabase().SetMembersAsync(IndexKeys.Catalogue).ConfigureAwait(false);
        return names.Select(static name => (string)name!).Order(StringComparer.Ordinal).ToArray();
    });

    /// <summary>Refuses vectors of another model: their numbers would mean nothing here.</summary>
    /// <param name="modelHash">The hash of the model that makes the queries (<see cref="Checkpoints.ModelIdentity"/>).</param>
    /// <exception cref="SearchException">The index was made by another model.</exception>
    public void RequireModel(string modelHash) => new IndexInfo(0, Size, default, _about.Model, _about.ModelHash).RequireModel(modelHash);

    /// <summary>What it holds, the rows counted now.</summary>
    /// <exception cref="SearchException">The servers cannot be asked.</exception>
    public async Task<IndexInfo> GetInfoAsync()
    {
        var counts = await ServerErrors.GuardAsync(() => Task.WhenAll(_keys.All.Select(_set.CountAsync))).ConfigureAwait(false);
        var precision = _about.Options.Quantized ? VectorPrecision.Int8 : VectorPrecision.Float32;
        return new IndexInfo(counts.Sum(static count => (long)count), Size, precision, _about.Model, _about.ModelHash);
    }

    /// <summary>Adds rows, or replaces those of their names.</summary>
    /// <param name="rows">Entries and their vectors, of any length that is not 0; kept with length 1.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    /// <exception cref="SearchException">A vector has another size or no direction, or the servers cannot be asked.</exception>
    public Task AddAsync(IEnumerable<(IndexEntry Entry, float[] Vector)> rows, CancellationToken cancellationToken = default) =>
        ServerErrors.GuardAsync(() => Parallel.ForEachAsync(
            rows,
            new ParallelOptions { MaxDegreeOfParallelism = AddsUnderWay, CancellationToken = cancellationToken },
            (row, _) => new ValueTask(_set.AddAsync(
                _keys.Of(row.Entry.Name), row.Entry.Name, QueryBlock.Create(new FloatTensor(row.Vector, 1, row.Vector.Length), Size)[0], RowAttributes.Write(row.Entry)))));

    /// <summary>Removes rows; names that are not there are passed over.</summary>
    /// <param name="names">Their names.</param>
    /// <exception cref="SearchException">The servers cannot be asked.</exception>
    public Task RemoveAsync(IEnumerable<string> names) =>
        ServerErrors.GuardAsync(() => Task.WhenAll(names.Select(name => _set.RemoveAsync(_keys.Of(name), name))));

    /// <summary>Finds rows by name, in the order of the names; those that are not there are left out.</summary>
    /// <param name="names">Their names.</param>
    /// <exception cref="SearchException">The servers cannot be asked.</exception>
    public async Task<IReadOnlyList<IndexEntry>> FindAsync(IReadOnlyList<string> names)
    {
        var attributes = await ServerErrors.GuardAsync(() => Task.WhenAll(names.Select(name => _set.GetAttributesAsync(_keys.Of(name), name)))).ConfigureAwait(false);
        return [.. names.Zip(attributes).Where(static row => row.Second is not null).Select(static row => RowAttributes.Read(row.First, row.Second))];
    }

    /// <summary>The vectors of rows, of length 1 but for rounding, in the order of the names.</summary>
    /// <param name="names">Their names.</param>
    /// <exception cref="SearchException">A row is not there, or the servers cannot be asked.</exception>
    public Task<float[][]> GetVectorsAsync(IEnumerable<string> names) => ServerErrors.GuardAsync(() => Task.WhenAll(names.Select(async name =>
        await _set.GetVectorAsync(_keys.Of(name), name).ConfigureAwait(false)
            ?? throw new SearchException($"The index {Name} has no row {name} any more; expected one."))));

    /// <summary>Finds the rows most like each of several queries.</summary>
    /// <param name="queries">[queries, size].</param>
    /// <param name="options">How to search; the ten best unless given. Conditions compare texts for being equal, and numbers by order too.</param>
    /// <param name="cancellationToken">Stops between queries.</param>
    /// <returns>The hits of each query, the best first. Rows have no numbers here: <see cref="SearchHit.Row"/> is -1.</returns>
    /// <exception cref="SearchException">A query has another size or no direction, an option is out of range, or the servers cannot be asked.</exception>
    public async Task<ImmutableArray<ImmutableArray<SearchHit>>> SearchAsync(
        FloatTensor queries, SearchOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(queries);
        options ??= SearchOptions.Default;
        options.Check();
        var block = QueryBlock.Create(queries, Size);
        var filter = ConditionFilter.Of(options.Where);
        var found = ImmutableArray.CreateBuilder<ImmutableArray<SearchHit>>(block.Count);
        for (var query = 0; query < block.Count; query++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var vector = block[query].ToArray();
            found.Add(options.Chooses
                ? await ChooseAsync(vector, filter, options).ConfigureAwait(false)
                : [.. await SearchAsync(vector, options.Count, filter).ConfigureAwait(false)]);
        }

        return found.ToImmutable();
    }

    /// <summary>The rows most like a query among those that pass a filter, best first.</summary>
    internal async Task<IReadOnlyList<SearchHit>> SearchAsync(float[] query, int count, RowFilter? filter)
    {
        var text = filter is null ? null : Write(filter);
        var found = await ServerErrors.GuardAsync(() => Task.WhenAll(_keys.All.Select(key => SearchAsync(key, query, count, text)))).ConfigureAwait(false);
        return [.. found.SelectMany(static hits => hits).OrderByDescending(static hit => hit.Cosine).ThenBy(static hit => hit.Name, StringComparer.Ordinal)
            .Take(count).Select(static hit => new SearchHit(-1, hit.Cosine, RowAttributes.Read(hit.Name, hit.Attributes)))];
    }

    /// <summary>Rows that pass a filter, in an order of their own that stays: every row is looked at.</summary>
    /// <param name="filter">The filter.</param>
    /// <param name="most">How many rows are fetched, at most.</param>
    internal async Task<IReadOnlyList<IndexEntry>> FindAsync(RowFilter filter, int most = int.MaxValue)
    {
        var text = Write(filter);
        var direction = new float[Size];
        direction[0] = 1;
        var found = await ServerErrors.GuardAsync(() => Task.WhenAll(_keys.All.Select(async key =>
            await _set.CountAsync(key).ConfigureAwait(false) is var all and > 0
                ? await _set.SearchAsync(key, direction, Math.Min(most, all), all, text).ConfigureAwait(false)
                : []))).ConfigureAwait(false);
        return [.. found.SelectMany(static hits => hits).OrderByDescending(static hit => hit.Cosine).ThenBy(static hit => hit.Name, StringComparer.Ordinal).Take(most).Select(static hit => RowAttributes.Read(hit.Name, hit.Attributes))];
    }

    private static string Write(RowFilter filter)
    {
        try
        {
            return GarnetFilter.Write(filter);
        }
        catch (NotSupportedException error)
        {
            throw new SearchException(error.Message, error);
        }
    }

    private static Task<GarnetIndex?> TryOpenAsync(IConnectionMultiplexer connection, string name)
    {
        ArgumentNullException.ThrowIfNull(connection);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return ServerErrors.GuardAsync(async () =>
        {
            var database = connection.GetDatabase();
            return (string?)await database.StringGetAsync(IndexKeys.About(name)).ConfigureAwait(false) is { } text
                ? new GarnetIndex(name, Read(name, text), database)
                : null;
        });
    }

    private static IndexAbout Read(string name, string text)
    {
        try
        {
            if (JsonSerializer.Deserialize(text, GarnetJson.Default.IndexAbout) is
                { Size: > 0 and <= IndexAbout.MaximumSize, Model: not null, ModelHash: not null, Options: not null } about)
            {
                about.Options.Check();
                return about;
            }
        }
        catch (JsonException)
        {
        }

        throw new SearchException($"What the servers say about the index {name} cannot be read; expected what 'align index push' or EnsureCollectionExistsAsync wrote.");
    }

    private async Task<GarnetHit[]> SearchAsync(RedisKey key, float[] query, int count, string? filter)
    {
        var effort = Math.Max(filter is null ? _about.Options.SearchEffort : LeastFilterEffort, count);
        var hits = await _set.SearchAsync(key, query, count, effort, filter).ConfigureAwait(false);
        if (filter is null || hits.Length == count || await _set.CountAsync(key).ConfigureAwait(false) is var all && all <= effort)
        {
            return hits;
        }

        return await _set.SearchAsync(key, query, count, all, filter).ConfigureAwait(false);
    }

    private async Task<ImmutableArray<SearchHit>> ChooseAsync(float[] query, RowFilter? filter, SearchOptions options)
    {
        for (var size = ResultRanking.PoolFor(options.Count); ; size *= 2)
        {
            var pool = await SearchAsync(query, size, filter).ConfigureAwait(false);
            var vectors = await GetVectorsAsync(pool.Select(static hit => hit.Name)).ConfigureAwait(false);
            var chosen = new ResultRanking(options, row => vectors[row]).Choose([.. pool.Select(static (hit, place) => new ScoredRow(place, hit.Score))]);
            if (chosen.Count == options.Count || pool.Count < size || size >= SearchOptions.MaximumCount)
            {
                return [.. chosen.Select(row => pool[(int)row.Row.Row] with { Similar = row.Similar })];
            }
        }
    }
}
