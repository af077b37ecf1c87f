using AlignSharp.Checkpoints;
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
    private readonly EntryTable _entries;

    private EmbeddingIndex(IndexInfo info, VectorMatrix vectors, EntryTable entries) => (Info, _vectors, _entries) = (info, vectors, entries);

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
        var entries = EntryTable.Open(Path.Combine(folder, manifest.Table), manifest.Info.Rows);
        MappedFile? vectors = null;
        try
        {
            vectors = MappedFile.Open(Path.Combine(folder, manifest.Vectors), VectorMatrix.VectorBytes(manifest.Info));
            var codes = manifest.Codes is null ? null : MappedFile.Open(Path.Combine(folder, manifest.Codes), VectorMatrix.CodeBytes(manifest.Info));
            var matrix = new VectorMatrix(manifest.Info, vectors, codes, threads ?? Environment.ProcessorCount);
            return new EmbeddingIndex(manifest.Info, matrix, entries);
        }
        catch
        {
            entries.Dispose();
            vectors?.Dispose();
            throw;
        }
    }

    /// <summary>Refuses vectors of another model: their numbers would mean nothing here.</summary>
    /// <param name="modelHash">The hash of the model that makes the queries (<see cref="ModelIdentity"/>).</param>
    /// <exception cref="SearchException">The index was made by another model.</exception>
    public void RequireModel(string modelHash)
    {
        if (Info.ModelHash.Length > 0 && Info.ModelHash != modelHash)
        {
            throw new SearchException(
                $"The index was made by the model {Info.Model} ({Info.ModelHash[..Math.Min(12, Info.ModelHash.Length)]}); the one given ({modelHash[..Math.Min(12, modelHash.Length)]}) is another.");
        }
    }

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
        return _entries.Read([row])[0];
    }

    /// <summary>All entries, in the order of their rows.</summary>
    public IReadOnlyList<IndexEntry> GetEntries() => _entries.ReadAll();

    internal List<(long Row, IndexEntry Entry)> GetEntries(IReadOnlyCollection<string> names) => _entries.ReadNamed(names);

    internal List<(long Row, IndexEntry Entry)> GetEntries(RowFilter filter) => _entries.ReadWhere(filter);

    internal RowMask GetMask(RowFilter filter) => _entries.Find(filter, Info.Rows);

    internal void WriteTable(string path) => _entries.WriteClipRetrieval(path);

    /// <inheritdoc/>
    public void Dispose()
    {
        _vectors.Dispose();
        _entries.Dispose();
    }

    private void CheckRow(long row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, Info.Rows);
    }
}
