using AlignSharp.Search.Storage;

namespace AlignSharp.Search.Building;

/// <summary>
/// The vectors that need not be computed again: of the index that is there, and of the chunks of a run that was stopped.
/// Not thread-safe while chunks are added.
/// </summary>
internal sealed class KnownVectors : IDisposable
{
    private readonly string _folder;
    private readonly IndexInfo _info;
    private readonly EmbeddingIndex? _index;
    private readonly Dictionary<(EntryKind Kind, string Name), (IndexEntry Entry, VectorPlace Place)> _indexed = [];
    private readonly Dictionary<(EntryKind Kind, string Name), (IndexEntry Entry, VectorPlace Place)> _stopped = [];
    private int _firstChunk;
    private int _nextChunk;
    private (int Number, FloatTensor Features)? _open;

    private KnownVectors(string folder, IndexInfo info, EmbeddingIndex? index) => (_folder, _info, _index) = (folder, info, index);

    /// <summary>Rows of the index that is there; 0 where there is none, or one of another model.</summary>
    public long IndexRows => _index?.Info.Rows ?? 0;

    /// <summary>Whether an index is there that differs from the one that is built in nothing but its rows.</summary>
    public bool IndexIsAlike => _index?.Info is { } info && info with { Rows = 0 } == _info;

    /// <param name="folder">The index's folder.</param>
    /// <param name="info">The index that is built.</param>
    public static KnownVectors Open(string folder, IndexInfo info)
    {
        var known = new KnownVectors(folder, info, OpenIndex(folder, info));
        try
        {
            known.ReadIndex();
            known.ReadChunks();
            return known;
        }
        catch
        {
            known.Dispose();
            throw;
        }
    }

    /// <summary>The entry of a name and where its vector is. A stopped run read the file later than the index was made.</summary>
    public (IndexEntry Entry, VectorPlace Place)? Find(EntryKind kind, string name) =>
        _stopped.TryGetValue((kind, name), out var found) || _indexed.TryGetValue((kind, name), out found) ? found : null;

    public bool IsInIndex(EntryKind kind, string name) => _indexed.ContainsKey((kind, name));

    public bool IsOfStoppedRun(VectorPlace place) => place.Chunk >= 0 && place.Chunk < _firstChunk;

    /// <summary>Writes vectors as a new chunk and returns its number.</summary>
    public int AddChunk(IReadOnlyList<IndexEntry> entries, FloatTensor features)
    {
        var number = _nextChunk++;
        new WorkChunk(_info.ModelHash, [.. entries]).Write(ChunkPath(number), features);
        return number;
    }

    /// <summary>Adds a row to an index from where its vector is.</summary>
    public void Copy(IndexEntry entry, VectorPlace place, IndexWriter writer)
    {
        if (place.Chunk == VectorPlace.InIndex)
        {
            writer.AddStored(entry, _index!.GetVector(place.Row));
            return;
        }

        if (_open?.Number != place.Chunk)
        {
            _open = (place.Chunk, WorkChunk.ReadFeatures(ChunkPath(place.Chunk), _info.Size));
        }

        writer.Add(entry, _open.Value.Features[(int)place.Row]);
    }

    public void Dispose() => _index?.Dispose();

    // Vectors of another model mean nothing here, and float16 cannot become float32 again.
    private static EmbeddingIndex? OpenIndex(string folder, IndexInfo info)
    {
        if (!File.Exists(Path.Combine(folder, IndexManifest.FileName)))
        {
            return null;
        }

        var index = EmbeddingIndex.Open(folder);
        if (index.Info.ModelHash == info.ModelHash && index.Info.Size == info.Size
            && (index.Info.Precision != VectorPrecision.Float16 || info.Precision == VectorPrecision.Float16))
        {
            return index;
        }

        index.Dispose();
        return null;
    }

    private void ReadIndex()
    {
        var row = 0L;
        foreach (var entry in _index?.GetEntries() ?? [])
        {
            _indexed[(entry.Kind, entry.Name)] = (entry, new VectorPlace(VectorPlace.InIndex, row++));
        }
    }

    private void ReadChunks()
    {
        for (; File.Exists(ChunkPath(_nextChunk)); _nextChunk++)
        {
            var chunk = WorkChunk.TryRead(ChunkPath(_nextChunk), _info.ModelHash, _info.Size);
            for (var row = 0; row < (chunk?.Entries.Length ?? 0); row++)
            {
                var entry = chunk!.Entries[row];
                _stopped[(entry.Kind, entry.Name)] = (entry, new VectorPlace(_nextChunk, row));
            }
        }

        _firstChunk = _nextChunk;
    }

    private string ChunkPath(int number) => IndexFolder.WorkPath(_folder, $"chunk-{number:D8}.safetensors");
}
