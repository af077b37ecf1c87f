using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using AlignSharp.Search.Filters.Trees;
using AlignSharp.Search.Storage;
using AlignSharp.Search.Stores.Records;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace AlignSharp.Search.Stores;

/// <summary>
/// What the collections of all stores share: records become entries and vectors of length 1, and back. Where those are kept is
/// the store's own.
/// </summary>
/// <typeparam name="TKey">string, int, long or Guid.</typeparam>
/// <typeparam name="TRecord">A class with a key, one vector, and fields that are texts, numbers, truth values or lists of texts.</typeparam>
public abstract class RecordCollection<TKey, TRecord> : VectorStoreCollection<TKey, TRecord>
    where TKey : notnull
    where TRecord : class
{
    private readonly string _systemName;
    private readonly RecordVectors _vectors;

    private protected RecordCollection(string systemName, string name, CollectionModel model)
    {
        (_systemName, Name, Model) = (systemName, name, model);
        Mapper = new RecordMapper<TRecord>(model);
        Score = new RecordScore(model.VectorProperty);
        _vectors = new RecordVectors(model.VectorProperty);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    internal CollectionModel Model { get; }

    internal RecordMapper<TRecord> Mapper { get; }

    internal RecordScore Score { get; }

    /// <inheritdoc/>
    public override async Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default) =>
        await FindAsync([RecordKeys.Write(key)], options?.IncludeVectors == true, cancellationToken).ConfigureAwait(false) is [var record, ..] ? record : null;

    /// <inheritdoc/>
    public override async IAsyncEnumerable<TRecord> GetAsync(
        IEnumerable<TKey> keys, RecordRetrievalOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        string[] names = [.. keys.Select(static key => RecordKeys.Write(key))];
        foreach (var record in await FindAsync(names, options?.IncludeVectors == true, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<TRecord> GetAsync(
        Expression<Func<TRecord, bool>> filter,
        int top,
        FilteredRecordRetrievalOptions<TRecord>? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        var rows = RecordFilter.Translate(filter, Model);
        foreach (var record in await FindAsync(rows, top, options, cancellationToken).ConfigureAwait(false))
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
        return RemoveAsync([.. keys.Select(static key => RecordKeys.Write(key))], cancellationToken);
    }

    /// <inheritdoc/>
    public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default) => UpsertAsync([record], cancellationToken);

    /// <inheritdoc/>
    public override async Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        TRecord[] all = [.. records];
        var vectors = await _vectors.OfAsync(all, cancellationToken).ConfigureAwait(false);
        await StoreAsync(all.Zip(vectors, (record, vector) => (Mapper.ToEntry(record), vector)), cancellationToken).ConfigureAwait(false);
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
        var filter = options.Filter is null ? null : RecordFilter.Translate(options.Filter, Model);
        var query = await _vectors.OfQueryAsync(searchValue, cancellationToken).ConfigureAwait(false);
        foreach (var hit in await NearestAsync(query, checked(top + options.Skip), filter, options, cancellationToken).ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return hit;
        }
    }

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(VectorStoreCollectionMetadata)
                ? new VectorStoreCollectionMetadata { VectorStoreSystemName = _systemName, CollectionName = Name }
                : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <summary>The records of these names that are there, in the names' order.</summary>
    internal abstract Task<IReadOnlyList<TRecord>> FindAsync(string[] names, bool withVectors, CancellationToken cancellationToken);

    /// <summary>The records that pass a filter, ordered, skipped and counted as asked.</summary>
    internal abstract Task<IReadOnlyList<TRecord>> FindAsync(
        RowFilter filter, int top, FilteredRecordRetrievalOptions<TRecord>? options, CancellationToken cancellationToken);

    /// <summary>Of the <paramref name="count"/> records most like a query, best first, those after the skipped that pass the threshold.</summary>
    internal abstract Task<IReadOnlyList<VectorSearchResult<TRecord>>> NearestAsync(
        float[] query, int count, RowFilter? filter, VectorSearchOptions<TRecord> options, CancellationToken cancellationToken);

    internal abstract Task StoreAsync(IEnumerable<(IndexEntry Entry, float[] Vector)> rows, CancellationToken cancellationToken);

    internal abstract Task RemoveAsync(string[] names, CancellationToken cancellationToken);

    /// <summary>An error of the index as stores tell theirs.</summary>
    internal VectorStoreException Told(SearchException error) =>
        new(error.Message, error) { VectorStoreSystemName = _systemName, CollectionName = Name };

    internal bool Passes(float cosine, VectorSearchOptions<TRecord> options) => Score.Passes(Score.Of(cosine), options.ScoreThreshold);
}
