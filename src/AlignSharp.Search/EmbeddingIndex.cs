using AlignSharp.Checkpoints;
using AlignSharp.Search.Approximate;
using AlignSharp.Search.Filters;
using AlignSharp.Search.Filters.Trees;
using AlignSharp.Search.Scoring;
using AlignSharp.Search.Storage;

namespace AlignSharp.Search;

/// <summary>
/// An index on disk, opened to be searched: vectors mapped into memory and a table of what they stand for. A new index that
/// takes its place on disk is seen when it is opened again. Safe to use from several threads.
/// </summary>
public sealed partial class EmbeddingIndex : IDisposable
{
    private readonly VectorMatrix _vectors;
    private readonly EntryFile _entries;
    private readonly KeptFile _tableFile;
    private readonly KeptGraph? _graphFile;
    private readonly OnDemand<EntryTable> _table;
    private readonly OnDemand<NeighbourGraph> _graph;

    private EmbeddingIndex(string folder, IndexManifest manifest, VectorMatrix vectors, EntryFile entries, KeptFile table)
    {
        (Info, _vectors, _entries, _tableFile) = (manifest.Info, vectors, entries, table);
        _graphFile = KeptGraph.TryOpen(folder, manifest);
        _table = new OnDemand<EntryTable>(() => EntryTable.Open(table.Locate(), manifest.Info.Rows));
        _graph = new OnDemand<NeighbourGraph>(() => _graphFile?.Load(manifest) ?? NeighbourGraph.Open(folder, manifest));
    }

    /// <summary>What it holds.</summary>
    public IndexInfo Info { get; }

    /// <summary>Opens an index.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="threads">Threads of one search; null for one on each core.</param>
    /// <exception cref="SearchException">There is no index, or it is damaged.</exception>
    public static EmbeddingIndex Open(string folder, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads ?? 1, 1);
        var manifest = IndexManifest.Read(folder);
        var entries = EntryFile.Open(Path.Combine(folder, manifest.Entries), manifest.Info.Rows);
        KeptFile? table = null;
        MappedFile? vectors = null;
        try
        {
            table = KeptFile.Open(Path.Combine(folder, manifest.Table));
            vectors = MappedFile.Open(Path.Combine(folder, manifest.Vectors), VectorMatrix.VectorBytes(manifest.Info));
            var codes = manifest.Codes is null ? null : MappedFile.Open(Path.Combine(folder, manifest.Codes), VectorMatrix.CodeBytes(manifest.Info));
            var matrix = new VectorMatrix(manifest.Info, vectors, codes, threads ?? Environment.ProcessorCount);
            return new EmbeddingIndex(folder, manifest, matrix, entries, table);
        }
        catch
        {
            entries.Dispose();
            table?.Dispose();
            vectors?.Dispose();
            throw;
        }
    }

    /// <summary>Reads all files of an index and checks that their contents are what their names say.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <exception cref="SearchException">There is no index, or a file is missing or damaged.</exception>
    public static void Verify(string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        var manifest = IndexManifest.Read(folder);
        foreach (var file in manifest.Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            FileHash.Check(Path.Combine(folder, file));
        }

        if (File.Exists(Path.Combine(folder, GraphManifest.FileName)))
        {
            NeighbourGraph.Open(folder, manifest).Dispose();
        }

        using var index = Open(folder);
        _ = index._table.Value;
        foreach (var _ in index.GetEntries())
        {
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Refuses vectors of another model: their numbers would mean nothing here.</summary>
    /// <param name="modelHash">The hash of the model that makes the queries (<see cref="ModelIdentity"/>).</param>
    /// <exception cref="SearchException">The index was made by another model.</exception>
    public void RequireModel(string modelHash) => Info.RequireModel(modelHash);

    /// <summary>The vector of a row, of length 1 but for rounding.</summary>
    /// <param name="row">Its place, 0 to <see cref="IndexInfo.Rows"/> - 1.</param>
    public float[] GetVector(long row)
    {
        CheckRow(row);
        var vector = new float[Info.Size];
        _vectors.Read(row, vector);
        return vector;
    }

    /// <summary>What a row stands for.</summary>
    /// <param name="row">Its place, 0 to <see cref="IndexInfo.Rows"/> - 1.</param>
    public IndexEntry GetEntry(long row)
    {
        CheckRow(row);
        return _entries.Read(row);
    }

    /// <summary>All entries, in the order of their rows.</summary>
    public IEnumerable<IndexEntry> GetEntries()
    {
        for (var row = 0L; row < Info.Rows; row++)
        {
            yield return _entries.Read(row);
        }
    }

    /// <summary>Whether any row has a field that a condition can ask for; every row is looked at.</summary>
    /// <param name="field">A field of <see cref="IndexEntry"/> in lower case, or one of its metadata.</param>
    /// <exception cref="SearchException">The table is damaged.</exception>
    public bool HasField(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return GetMask(new FieldIs(field, ConditionOperator.NotEqual, null)).Count > 0;
    }

    internal List<(long Row, IndexEntry Entry)> GetEntries(IReadOnlyCollection<string> names) => _table.Value.ReadNamed(names);

    internal List<(long Row, IndexEntry Entry)> GetEntries(RowFilter filter) => _table.Value.ReadWhere(filter);

    internal RowMask GetMask(RowFilter filter) => _table.Value.Find(filter, Info.Rows);

    internal void WriteTable(string path) => _table.Value.WriteClipRetrieval(path);

    /// <inheritdoc/>
    public void Dispose()
    {
        _table.Dispose();
        _graph.Dispose();
        _tableFile.Dispose();
        _graphFile?.Dispose();
        _vectors.Dispose();
        _entries.Dispose();
    }

    private void CheckRow(long row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Info.Rows);
    }
}
