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
public sealed class EmbeddedCollection<TKey, TRecord> : RecordCollection<TKey, TRecord>
    where TKey : notnull
    where TRecord : class
{
    private readonly string _folder;
    private readonly EmbeddedStoreOptions _options;
    private readonly SemaphoreSlim _turn = new(1);
    private LiveIndex? _index;

    internal EmbeddedCollection(string folder, string name, CollectionModel model, EmbeddedStoreOptions options)
        : base(EmbeddedStore.SystemName, name, model) => (_folder, _options) = (folder, options);

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

    /// <summary>Writes changes into the files of the index, so that <c>align search</c> and others that open it see them.</summary>
    /// <param name="cancellationToken">Ends the wait for other calls; the writing itself is not stopped.</param>
    public Task CompactAsync(CancellationToken cancellationToken = default) => RunAsync(() => Open().Compact(), cancellationToken);

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

    internal override async Task<IReadOnlyList<TRecord>> FindAsync(string[] names, bool withVectors, CancellationToken cancellationToken) =>
        await RunAsync(() => Open().Find(names).Select(row => ToRecord(row.Entry, row.Vector, withVectors)).ToList(), cancellationToken).ConfigureAwait(false);

    internal override async Task<IReadOnlyList<TRecord>> FindAsync(
        RowFilter filter, int top, FilteredRecordRetrievalOptions<TRecord>? options, CancellationToken cancellationToken) => await RunAsync(
        () => RecordOrder.Apply(Open().Find(filter).Select(row => ToRecord(row.Entry, row.Vector, options?.IncludeVectors == true)), options)
            .Skip(options?.Skip ?? 0).Take(top).ToList(),
        cancellationToken).ConfigureAwait(false);

    internal override async Task<IReadOnlyList<VectorSearchResult<TRecord>>> NearestAsync(
        float[] query, int count, RowFilter? filter, VectorSearchOptions<TRecord> options, CancellationToken cancellationToken) => await RunAsync(
        () => Open().Search(query, count, filter, cancellationToken)
            .Skip(options.Skip)
            .Where(hit => Passes(hit.Score, options))
            .Select(hit => new VectorSearchResult<TRecord>(ToRecord(hit.Entry, hit.Vector, options.IncludeVectors), Score.Of(hit.Score)))
            .ToList(),
        cancellationToken).ConfigureAwait(false);

    internal override Task StoreAsync(IEnumerable<(IndexEntry Entry, float[] Vector)> rows, CancellationToken cancellationToken)
    {
        JournalChange[] changes = [.. rows.Select(static row =>
            new JournalChange(row.Entry.Name, row.Entry, LiveIndex.Normalize(row.Entry.Name, row.Vector)))];
        return RunAsync(() => Open().Change(changes), cancellationToken);
    }

    internal override Task RemoveAsync(string[] names, CancellationToken cancellationToken)
    {
        JournalChange[] changes = [.. names.Select(static name => new JournalChange(name, null, null))];
        return RunAsync(() => Open().Change(changes), cancellationToken);
    }

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
            throw Told(error);
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

        var size = Model.VectorProperty.Dimensions;
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
            throw new SearchException($"{_folder} holds vectors of {info.Size} numbers; {Model.VectorProperty.ModelName} expects {size}.");
        }

        if (_options.ModelHash.Length > 0)
        {
            info.RequireModel(_options.ModelHash);
        }
    }

    private void Close()
    {
        _index?.Dispose();
        _index = null;
    }

    private TRecord ToRecord(IndexEntry entry, Func<float[]> vector, bool withVector) =>
        Mapper.ToRecord(entry, withVector ? vector() : null);
}
