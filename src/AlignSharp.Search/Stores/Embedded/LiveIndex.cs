using System.Numerics.Tensors;
using AlignSharp.IO;
using AlignSharp.Search.Filters.Trees;
using AlignSharp.Search.Scoring;
using AlignSharp.Search.Storage;

namespace AlignSharp.Search.Stores.Embedded;

/// <summary>
/// An index that changes: its files, and a journal of what changed since they were written. Changes are on the disk when
/// a call returns; when there are many, the files are written anew. Not thread-safe; one process at a time has it.
/// </summary>
internal sealed class LiveIndex : IDisposable
{
    // Below this many changes, or this share of the rows, looking at changes costs less than writing the index anew.
    private const int LeastChanges = 4096;
    private const int RowsAChange = 16;
    private readonly string _folder;
    private readonly int? _threads;
    private readonly FolderLock _lock;
    private EmbeddingIndex _index;
    private ChangedRows _changes = new();
    private ChangeJournal? _journal;

    private LiveIndex(string folder, int? threads, FolderLock folderLock, EmbeddingIndex index) =>
        (_folder, _threads, _lock, _index) = (folder, threads, folderLock, index);

    public IndexInfo Info => _index.Info;

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, IndexManifest.FileName));

    /// <summary>Opens an index, or begins an empty one.</summary>
    /// <exception cref="SearchException">It is damaged, or another process has it.</exception>
    public static LiveIndex Open(string folder, IndexInfo empty, int? threads)
    {
        var folderLock = IndexLock.Acquire(folder);
        LiveIndex? live = null;
        try
        {
            if (!Exists(folder))
            {
                using var writer = IndexWriter.Begin(folder, empty with { Rows = 0 });
                writer.Complete();
            }

            live = new LiveIndex(folder, threads, folderLock, EmbeddingIndex.Open(folder, threads));
            var read = new List<JournalChange>();
            live._journal = ChangeJournal.Open(folder, read.Add);
            live.Take(read);
            return live;
        }
        catch
        {
            live?._index.Dispose();
            live?._journal?.Dispose();
            folderLock.Dispose();
            throw;
        }
    }

    /// <summary>Makes changes; of several of one name the last counts.</summary>
    public void Change(IReadOnlyList<JournalChange> changes)
    {
        _journal!.Append(changes);
        Take(changes);
        if (_changes.Count > Math.Max(LeastChanges, Info.Rows / RowsAChange))
        {
            Compact();
        }
    }

    /// <summary>Finds rows by name, in the order of the names; a name that is not there is left out.</summary>
    public IEnumerable<(IndexEntry Entry, Func<float[]> Vector)> Find(IReadOnlyList<string> names)
    {
        var indexed = new Dictionary<string, (long Row, IndexEntry Entry)>(StringComparer.Ordinal);
        foreach (var found in _index.GetEntries(names))
        {
            indexed.TryAdd(found.Entry.Name, found);
        }

        foreach (var name in names)
        {
            if (_changes.TryGet(name, out var change))
            {
                if (change!.Entry is { } entry)
                {
                    yield return (entry, () => change.Vector!);
                }
            }
            else if (indexed.TryGetValue(name, out var found))
            {
                yield return (found.Entry, () => _index.GetVector(found.Row));
            }
        }
    }

    /// <summary>All rows that pass a filter: those of the index, then the changed ones.</summary>
    public IEnumerable<(IndexEntry Entry, Func<float[]> Vector)> Find(RowFilter filter)
    {
        var indexed = _index.GetEntries(filter).Where(found => !_changes.Hidden.Contains(found.Row))
            .Select(found => (found.Entry, (Func<float[]>)(() => _index.GetVector(found.Row))));
        var changed = _changes.Present.Where(change => RowFilterTest.Passes(filter, change.Entry!))
            .Select(static change => (change.Entry!, (Func<float[]>)(() => change.Vector!)));
        return indexed.Concat(changed);
    }

    /// <summary>The rows most like a query among those that pass a filter, best first.</summary>
    public IReadOnlyList<(IndexEntry Entry, float Score, Func<float[]> Vector)> Search(
        float[] query, int count, RowFilter? filter, CancellationToken cancellationToken)
    {
        var options = new SearchOptions { Count = count };
        options.Check();
        var queries = new FloatTensor(query, 1, query.Length);
        var indexed = _index.Search(queries, options, _changes.Mask(_index, filter), cancellationToken)[0]
            .Select(hit => (hit.Entry, hit.Score, (Func<float[]>)(() => _index.GetVector(hit.Row))));
        var changed = _changes.Score(QueryBlock.Create(queries, Info.Size), filter)
            .Select(static hit => (hit.Change.Entry!, hit.Score, (Func<float[]>)(() => hit.Change.Vector!)));
        return [.. indexed.Concat(changed).OrderByDescending(static hit => hit.Score).Take(count)];
    }

    /// <summary>Writes the changes into the files of the index.</summary>
    public void Compact()
    {
        if (_changes.Count == 0)
        {
            return;
        }

        using (var writer = IndexWriter.Begin(_folder, Info with { Rows = 0 }))
        {
            Copy(writer);
            writer.Complete();
        }

        // A process that is killed here makes the changes once more, on rows that have them: they stay as they are.
        _journal!.Clear();
        _index.Dispose();
        _index = EmbeddingIndex.Open(_folder, _threads);
        _changes = new ChangedRows();
    }

    public void Dispose()
    {
        _journal?.Dispose();
        _index.Dispose();
        _lock.Dispose();
    }

    /// <summary>A vector as the index keeps it: of length 1.</summary>
    /// <exception cref="SearchException">It has no direction.</exception>
    public static float[] Normalize(string name, float[] vector)
    {
        var norm = TensorPrimitives.Norm<float>(vector);
        if (!float.IsFinite(norm) || norm == 0)
        {
            throw new SearchException($"The vector of {name} has the length {norm}; expected one that can be normalised.");
        }

        TensorPrimitives.Divide(vector, norm, vector);
        return vector;
    }

    private void Copy(IndexWriter writer)
    {
        var row = 0L;
        foreach (var entry in _index.GetEntries())
        {
            if (!_changes.Hidden.Contains(row))
            {
                writer.AddStored(entry, _index.GetVector(row));
            }

            row++;
        }

        foreach (var change in _changes.Present)
        {
            writer.AddStored(change.Entry!, change.Vector);
        }
    }

    private void Take(IReadOnlyList<JournalChange> changes)
    {
        // An empty index need not be asked, nor its table be loaded.
        var rows = (Info.Rows == 0 || changes.Count == 0 ? [] : _index.GetEntries([.. changes.Select(static change => change.Name).Distinct()]))
            .ToLookup(static found => found.Entry.Name, static found => found.Row, StringComparer.Ordinal);
        foreach (var change in changes)
        {
            _changes.Add(change, rows[change.Name]);
        }
    }
}
