using AlignSharp.Search.Storage;

namespace AlignSharp.Search;

/// <summary>
/// An index on disk, opened to be searched: vectors mapped into memory and a table of what they stand for. A new index that
/// takes its place on disk is seen when it is opened again. Safe to use from several threads.
/// </summary>
public sealed partial class EmbeddingIndex : IDisposable
{
    private readonly MappedFile _vectors;
    private readonly MappedFile? _codes;
    private readonly EntryTable _entries;
    private readonly int _threads;

    private EmbeddingIndex(IndexInfo info, MappedFile vectors, MappedFile? codes, EntryTable entries, int threads) =>
        (Info, _vectors, _codes, _entries, _threads) = (info, vectors, codes, entries, threads);

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
        var opened = new Stack<IDisposable>();
        try
        {
            var vectors = Keep(MappedFile.Open(Path.Combine(folder, manifest.Vectors), VectorBytes(manifest.Info)));
            var codes = manifest.Codes is null ? null : Keep(MappedFile.Open(Path.Combine(folder, manifest.Codes), CodeBytes(manifest.Info)));
            var entries = Keep(EntryTable.Open(Path.Combine(folder, manifest.Table), manifest.Info.Rows));
            return new EmbeddingIndex(manifest.Info, vectors, codes, entries, threads ?? Environment.ProcessorCount);
        }
        catch
        {
            while (opened.TryPop(out var part))
            {
                part.Dispose();
            }

            throw;
        }

        T Keep<T>(T part)
            where T : IDisposable
        {
            opened.Push(part);
            return part;
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

    /// <inheritdoc/>
    public void Dispose()
    {
        _vectors.Dispose();
        _codes?.Dispose();
        _entries.Dispose();
    }

    private static long VectorBytes(IndexInfo info) => info.Precision == VectorPrecision.Float16
        ? VectorLayout.Of<Half>(info.Rows, info.Size).Bytes
        : VectorLayout.Of<float>(info.Rows, info.Size).Bytes;

    private static long CodeBytes(IndexInfo info) => checked(VectorLayout.Of<sbyte>(info.Rows, info.Size).Bytes + (info.Rows * sizeof(float)));
}
