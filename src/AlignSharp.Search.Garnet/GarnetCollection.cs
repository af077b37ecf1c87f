using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using AlignSharp.Search.Garnet.Protocol;
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
public sealed class GarnetCollection<TKey, TRecord> : VectorStoreCollection<TKey, TRecord>
    where TKey : notnull
    where TRecord : class
{
    private readonly IConnectionMultiplexer _connection;
    private readonly CollectionModel _model;
    private readonly GarnetStoreOptions _options;
    private readonly RecordMapper<TRecord> _mapper;
    private readonly RecordVectors _vectors;
    private readonly RecordScore _score;

    internal GarnetCollection(IConnectionMultiplexer connection, string name, CollectionModel model, GarnetStoreOptions options)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        (_connection, Name, _model, _options) = (connection, name, model, options);
        _mapper = new RecordMapper<TRecord>(model);
        _vectors = new RecordVectors(model.VectorProperty);
        _score = new RecordScore(model.VectorProperty);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) =>
        RunAsync(() => ServerErrors.GuardAsync(() => _connection.GetDatabase().KeyExistsAsync(IndexKeys.About(Name))), cancellationToken);

    /// <inheritdoc/>
    public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) => RunAsync(() => GarnetIndex.EnsureAsync(
        _connection, Name, new IndexInfo(0, _model.VectorProperty.Dimensions, default, _options.Model, _options.ModelHash), _options.Index), cancellationToken);

    /// <inheritdoc/>
    public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) => RunAsync(
        async () =>
        {
            await GarnetIndex.RemoveAsync(_connection, Name).ConfigureAwait(false);
            return true;
        },
        cancellationToken);

    /// <inheritdoc/>
    public override async Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default) =>
        await FindAsync([RecordKeys.Write(key)], options, cancellationToken).ConfigureAwait(false) is [var record] ? record : null;

    /// <inheritdoc/>
    public override async IAsyncEnumerable<TRecord> GetAsync(
        IEnumerable<TKey> keys, RecordRetrievalOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var record in await FindAsync([.. keys.Select(static key => RecordKeys.Write(key))], options, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }

    /// <inheritdoc/>
    /// <remarks>The servers look at every row.</remarks>
    public override async IAsyncEnumerable<TRecord> GetAsync(
        Expression<Func<TRecord, bool>> filter,
        int top,
        FilteredRecordRetrievalOptions<TRecord>? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        var rows = RecordFilter.Translate(filter, _model);
        // The servers know no order of fields: for one, all rows that pass must be seen.
        var most = options?.OrderBy is null ? (int)Math.Min(int.MaxValue, (long)top + (options?.Skip ?? 0)) : int.MaxValue;
        var records = await RunAsync(async () =>
        {
            var index = await OpenAsync().ConfigureAwait(false);
            var found = await index.FindAsync(rows, most).ConfigureAwait(false);
            return await ToRecordsAsync(index, found, options?.IncludeVectors == true).ConfigureAwait(false);
        }, cancellationToken).ConfigureAwait(false);
        foreach (var record in RecordOrder.Apply(records, options).Skip(options?.Skip ?? 0).Take(top))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }

    /// <inheritdoc/>
    public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default) => DeleteAsync([key], cancellationToken);

    /// <inheritdoc/>
    public override Task DeleteAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        string[] names = [.. keys.Select(static key => RecordKeys.Write(key))];
        return RunAsync(async () =>
        {
            await (await OpenAsync().ConfigureAwait(false)).RemoveAsync(names).ConfigureAwait(false);
            return true;
        }, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default) => UpsertAsync([record], cancellationToken);

    /// <inheritdoc/>
    public override async Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        TRecord[] all = [.. records];
        var vectors = await _vectors.OfAsync(all, cancellationToken).ConfigureAwait(false);
        var rows = all.Zip(vectors, (record, vector) => (_mapper.ToEntry(record), vector));
        await RunAsync(async () =>
        {
            await (await OpenAsync().ConfigureAwait(false)).AddAsync(rows, cancellationToken).ConfigureAwait(false);
            return true;
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">The value is no vector and no generator takes it, or the filter cannot be looked up.</exception>
    public override async IAsyncEnumerable<VectorSearchResult<TRecord>> SearchAsync<TInput>(
        TInput searchValue,
        int top,
        VectorSearchOptions<TRecord>? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        options ??= new VectorSearchOptions<TRecord>();
        var filter = options.Filter is null ? null : RecordFilter.Translate(options.Filter, _model);
        var query = await _vectors.OfQueryAsync(searchValue, cancellationToken).ConfigureAwait(false);
        var (records, scores) = await RunAsync(async () =>
        {
            var index = await OpenAsync().ConfigureAwait(false);
            var hits = await index.SearchAsync(query, checked(top + options.Skip), filter).ConfigureAwait(false);
            SearchHit[] passing = [.. hits.Skip(options.Skip).Where(hit => _score.Passes(_score.Of(hit.Score), options.ScoreThreshold))];
            return (await ToRecordsAsync(index, Array.ConvertAll(passing, static hit => hit.Entry), options.IncludeVectors).ConfigureAwait(false), passing);
        }, cancellationToken).ConfigureAwait(false);
        foreach (var (record, hit) in records.Zip(scores))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new VectorSearchResult<TRecord>(record, _score.Of(hit.Score));
        }
    }

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(VectorStoreCollectionMetadata)
                ? new VectorStoreCollectionMetadata { VectorStoreSystemName = GarnetStore.SystemName, CollectionName = Name }
                : serviceType.IsInstanceOfType(this) ? this : null;
    }

    private Task<IReadOnlyList<TRecord>> FindAsync(
        string[] names, RecordRetrievalOptions? options, CancellationToken cancellationToken) => RunAsync(async () =>
    {
        var index = await OpenAsync().ConfigureAwait(false);
        return await ToRecordsAsync(index, await index.FindAsync(names).ConfigureAwait(false), options?.IncludeVectors == true).ConfigureAwait(false);
    }, cancellationToken);

    private async Task<IReadOnlyList<TRecord>> ToRecordsAsync(GarnetIndex index, IReadOnlyList<IndexEntry> entries, bool withVectors)
    {
        var vectors = withVectors ? await index.GetVectorsAsync(entries.Select(static entry => entry.Name)).ConfigureAwait(false) : null;
        return [.. entries.Select((entry, place) => _mapper.ToRecord(entry, vectors?[place]))];
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
            throw new VectorStoreException(error.Message, error) { VectorStoreSystemName = GarnetStore.SystemName, CollectionName = Name };
        }
    }
}
