using AlignSharp.Search.Garnet.Protocol;
using AlignSharp.Search.Filters.Trees;
using AlignSharp.Search.Storage;
using AlignSharp.Search.Stores;
using AlignSharp.Search.Stores.Records;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;
using StackExchange.Redis;

namespace AlignSharp.Search.Garnet;

/// <summary>
/// A collection of a <see cref="GarnetStore"/>. Vectors are kept with length 1, search is approximate, and filters run in
/// the servers. Safe to use from several threads and processes.
/// </summary>
/// <typeparam name="TKey">string, int, long or Guid.</typeparam>
/// <typeparam name="TRecord">A class with a key, one vector, and fields that are texts, numbers, truth values or lists of texts.</typeparam>
public sealed class GarnetCollection<TKey, TRecord> : RecordCollection<TKey, TRecord>
    where TKey : notnull
    where TRecord : class
{
    private readonly IConnectionMultiplexer _connection;
    private readonly GarnetStoreOptions _options;

    internal GarnetCollection(IConnectionMultiplexer connection, string name, CollectionModel model, GarnetStoreOptions options)
        : base(GarnetStore.SystemName, name, model)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (_connection, _options) = (connection, options);
    }

    /// <inheritdoc/>
    public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) =>
        RunAsync(() => ServerErrors.GuardAsync(() => _connection.GetDatabase().KeyExistsAsync(IndexKeys.About(Name))), cancellationToken);

    /// <inheritdoc/>
    public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) => RunAsync(() => GarnetIndex.EnsureAsync(
        _connection, Name, new IndexInfo(0, Model.VectorProperty.Dimensions, default, _options.Model, _options.ModelHash), _options.Index), cancellationToken);

    /// <inheritdoc/>
    public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) => RunAsync(
        async () =>
        {
            await GarnetIndex.RemoveAsync(_connection, Name).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    internal override Task<IReadOnlyList<TRecord>> FindAsync(string[] names, bool withVectors, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        var index = await OpenAsync().ConfigureAwait(false);
        return await ToRecordsAsync(index, await index.FindAsync(names).ConfigureAwait(false), withVectors).ConfigureAwait(false);
    }, cancellationToken);

    // The servers look at every row, and know no order of fields: for one, all rows that pass must be seen.
    internal override async Task<IReadOnlyList<TRecord>> FindAsync(
        RowFilter filter, int top, FilteredRecordRetrievalOptions<TRecord>? options, CancellationToken cancellationToken)
    {
        var most = options?.OrderBy is null ? (int)Math.Min(int.MaxValue, (long)top + (options?.Skip ?? 0)) : int.MaxValue;
        var records = await RunAsync(async () =>
        {
            var index = await OpenAsync().ConfigureAwait(false);
            var found = await index.FindAsync(filter, most).ConfigureAwait(false);
            return await ToRecordsAsync(index, found, options?.IncludeVectors == true).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
        return [.. RecordOrder.Apply(records, options).Skip(options?.Skip ?? 0).Take(top)];
    }

    internal override Task<IReadOnlyList<VectorSearchResult<TRecord>>> NearestAsync(
        float[] query, int count, RowFilter? filter, VectorSearchOptions<TRecord> options, CancellationToken cancellationToken) =>
        RunAsync<IReadOnlyList<VectorSearchResult<TRecord>>>(async () =>
        {
            var index = await OpenAsync().ConfigureAwait(false);
            var hits = await index.SearchAsync(query, count, filter).ConfigureAwait(false);
            SearchHit[] passing = [.. hits.Skip(options.Skip).Where(hit => Passes(hit.Score, options))];
            var records = await ToRecordsAsync(index, Array.ConvertAll(passing, static hit => hit.Entry), options.IncludeVectors).ConfigureAwait(false);
            return [.. records.Zip(passing, (record, hit) => new VectorSearchResult<TRecord>(record, Score.Of(hit.Score)))];
        }, cancellationToken);

    internal override Task StoreAsync(IEnumerable<(IndexEntry Entry, float[] Vector)> rows, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await (await OpenAsync().ConfigureAwait(false)).AddAsync(rows, cancellationToken).ConfigureAwait(false);
        return true;
    }, cancellationToken);

    internal override Task RemoveAsync(string[] names, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        await (await OpenAsync().ConfigureAwait(false)).RemoveAsync(names).ConfigureAwait(false);
        return true;
    }, cancellationToken);

    private async Task<IReadOnlyList<TRecord>> ToRecordsAsync(GarnetIndex index, IReadOnlyList<IndexEntry> entries, bool withVectors)
    {
        var vectors = withVectors ? await index.GetVectorsAsync(entries.Select(static entry => entry.Name)).ConfigureAwait(false) : null;
        return [.. entries.Select((entry, place) => Mapper.ToRecord(entry, vectors?[place]))];
    }

    private async Task<GarnetIndex> OpenAsync()
    {
        var index = await GarnetIndex.OpenAsync(_connection, Name).ConfigureAwait(false);
        if (_options.ModelHash.Length > 0)
        {
            index.RequireModel(_options.ModelHash);
        }

        return index;
    }

    // The client's calls take no token: who cancels waits no longer.
    private async Task<T> RunAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            return await ask().WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SearchException error)
        {
            throw Told(error);
        }
    }
}
