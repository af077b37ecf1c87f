using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using AlignSharp.Search.Filters.Trees;
using AlignSharp.Search.Storage;
using AlignSharp.Search.Stores.Embedded;
using AlignSharp.Search.Stores.Records;
using Microsoft.Extensions.VectorData;
using Microsoft.Extensions.VectorData.ProviderServices;

namespace AlignSharp.Search.Stores;

/// <summary>
/// A collection of an <see cref="EmbeddedStore"/>. Vectors are kept with length 1. Safe to use from several threads: one
/// call at a time is worked on, since a search takes all cores. Dispose of it to let others open the index.
/// </summary>
/// <typeparam name="TKey">string, int, long or Guid.</typeparam>
/// <typeparam name="TRecord">A class with a key, one vector, and fields that are texts, numbers, truth values or lists of texts.</typeparam>
public sealed class EmbeddedCollection<TKey, TRecord> : VectorStoreCollection<TKey, TRecord>
    where TKey : notnull
    where TRecord : class
{
    private readonly string _folder;
    private readonly CollectionModel _model;
    private readonly EmbeddedStoreOptions _options;
    private readonly RecordMapper<TRecord> _mapper;
    private readonly RecordVectors _vectors;
    private readonly RecordScore _score;
    private readonly SemaphoreSlim _turn = new(1);
    private LiveIndex? _index;

    internal EmbeddedCollection(string folder, string name, CollectionModel model, EmbeddedStoreOptions options)
    {
        (_folder, Name, _model, _options) = (folder, name, model, options);
        _mapper = new RecordMapper<TRecord>(model);
        _vectors = new RecordVectors(model.VectorProperty);
        _score = new RecordScore(model.VectorProperty);
    }

    /// <inheritdoc/>
    public override string Name { get; }

    /// <inheritdoc/>
    public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) => Task.FromResult(LiveIndex.Exists(_folder));

    /// <inheritdoc/>
    public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) =>
        RunAsync(() => Open(create: true), cancellationToken);

    /// <inheritdoc/>
    public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) => RunAsync(
        () =>
        {
            Close();
            IndexFolder.Remove(_folder);
        },
        cancellationToken);

    /// <inheritdoc/>
    public override async Task<TRecord?> GetAsync(TKey key, RecordRetrievalOptions? options = null, CancellationToken cancellationToken = default) =>
        (await FindAsync([RecordKeys.Write(key)], options, cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    /// <inheritdoc/>
    public override async IAsyncEnumerable<TRecord> GetAsync(
        IEnumerable<TKey> keys, RecordRetrievalOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var record in await FindAsync([.. keys.Select(static key => RecordKeys.Write(key))], options, cancellationToken).ConfigureAwait(false))
        {
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
        var rows = RecordFilter.Translate(filter, _model);
        var found = await RunAsync(
            () => RecordOrder.Apply(Open().Find(rows).Select(row => ToRecord(row.Entry, row.Vector, options?.IncludeVectors)), options)
                .Skip(options?.Skip ?? 0).Take(top).ToList(),
            cancellationToken).ConfigureAwait(false);
        foreach (var record in found)
        {
            yield return record;
        }
    }

    /// <inheritdoc/>
    public override Task DeleteAsync(TKey key, CancellationToken cancellationToken = default) => DeleteAsync([key], cancellationToken);

    /// <inheritdoc/>
    public override Task DeleteAsync(IEnumerable<TKey> keys, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(keys);
        JournalChange[] changes = [.. keys.Select(static key => new JournalChange(RecordKeys.Write(key), null, null))];
        return ChangeAsync(changes, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task UpsertAsync(TRecord record, CancellationToken cancellationToken = default) => UpsertAsync([record], cancellationToken);

    /// <inheritdoc/>
    public override async Task UpsertAsync(IEnumerable<TRecord> records, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        TRecord[] all = [.. records];
        var vectors = await _vectors.OfAsync(all, cancellationToken).ConfigureAwait(false);
        JournalChange[] changes = [.. all.Zip(vectors, (record, vector) =>
        {
            var entry = _mapper.ToEntry(record);
            return new JournalChange(entry.Name, entry, LiveIndex.Normalize(entry.Name, vector));
        })];
        await ChangeAsync(changes, cancellationToken).ConfigureAwait(false);
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
        var hits = await RunAsync(
            () => Open().Search(query, checked(top + options.Skip), filter, cancellationToken)
                .Skip(options.Skip)
                .Select(hit => new VectorSearchResult<TRecord>(ToRecord(hit.Entry, hit.Vector, options.IncludeVectors), _score.Of(hit.Score)))
                .ToList(),
            cancellationToken).ConfigureAwait(false);
        foreach (var hit in hits.Where(hit => _score.Passes(hit.Score!.Value, options.ScoreThreshold)))
        {
            yield return hit;
        }
    }

    /// <summary>Writes changes into the files of the index, so that <c>align search</c> and others that open it see them.</summary>
    /// <param name="cancellationToken">Ends the wait for other calls; the writing itself is not stopped.</param>
    public Task CompactAsync(CancellationToken cancellationToken = default) => RunAsync(() => Open().Compact(), cancellationToken);

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? null
            : serviceType == typeof(VectorStoreCollectionMetadata)
                ? new VectorStoreCollectionMetadata { VectorStoreSystemName = EmbeddedStore.SystemName, CollectionName = Name }
                : serviceType.IsInstanceOfType(this) ? this : null;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
            _turn.Dispose();
        }

        base.Dispose(disposing);
    }

    private Task<List<TRecord>> FindAsync(string[] names, RecordRetrievalOptions? options, CancellationToken cancellationToken) => RunAsync(
        () => Open().Find(names).Select(row => ToRecord(row.Entry, row.Vector, options?.IncludeVectors)).ToList(), cancellationToken);

    private async Task ChangeAsync(JournalChange[] changes, CancellationToken cancellationToken) =>
        await RunAsync(() => Open().Change(changes), cancellationToken).ConfigureAwait(false);

    private async Task RunAsync(Action work, CancellationToken cancellationToken) => await RunAsync(
        () =>
        {
            work();
            return true;
        },
        cancellationToken).ConfigureAwait(false);

    private async Task<T> RunAsync<T>(Func<T> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(work, cancellationToken).ConfigureAwait(false);
        }
        catch (SearchException error)
        {
            throw new VectorStoreException(error.Message, error) { VectorStoreSystemName = EmbeddedStore.SystemName, CollectionName = Name };
        }
        finally
        {
            _turn.Release();
        }
    }

    private LiveIndex Open(bool create = false)
    {
        if (_index is not null)
        {
            return _index;
        }

        if (!create && !LiveIndex.Exists(_folder))
        {
            throw new SearchException($"{_folder} holds no index; expected that EnsureCollectionExistsAsync was called before.");
        }

        var size = _model.VectorProperty.Dimensions;
        var opened = LiveIndex.Open(_folder, new IndexInfo(0, size, _options.Precision, _options.Model, _options.ModelHash), _options.Threads);
        try
        {
            Check(opened.Info, size);
            return _index = opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    private void Check(IndexInfo info, int size)
    {
        if (info.Size != size)
        {
            throw new SearchException($"{_folder} holds vectors of {info.Size} numbers; {_model.VectorProperty.ModelName} expects {size}.");
        }

        if (_options.ModelHash.Length > 0 && info.ModelHash.Length > 0 && info.ModelHash != _options.ModelHash)
        {
            throw new SearchException($"{_folder} was made by the model {info.Model}; expected {_options.Model}.");
        }
    }

    private void Close()
    {
        _index?.Dispose();
        _index = null;
    }

    private TRecord ToRecord(IndexEntry entry, Func<float[]> vector, bool? withVector) =>
        _mapper.ToRecord(entry, withVector == true ? vector() : null);
}
