using System.Collections.Immutable;
using System.Numerics.Tensors;
using AlignSharp.Search.Building;

namespace AlignSharp.Search.Importing;

/// <summary>
/// Makes an index from vectors that were computed before. An import that was stopped in any way leaves the index that was
/// there, and the next starts again. Thread-safe.
/// </summary>
public static class IndexImporter
{
    /// <summary>Imports vectors; an index that is there gives way.</summary>
    /// <param name="input">A .npy file of float32 or float16 with names in a .txt beside it, or a folder as clip-retrieval writes it.</param>
    /// <param name="folder">The index's folder.</param>
    /// <param name="info">Size, precision and model; <see cref="IndexInfo.Rows"/> does not count.</param>
    /// <param name="progress">Told how many rows are done.</param>
    /// <param name="cancellationToken">Stops the import.</param>
    /// <exception cref="SearchException">The input is damaged, or of another size.</exception>
    public static async Task<ImportReport> ImportAsync(
        string input, string folder, IndexInfo info, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(info);
        ImmutableArray<ImportPart> parts = [.. Directory.Exists(input) ? ClipRetrievalFolder.Find(input) : NamedNpy.Find(input)];
        using var writer = IndexWriter.Create(folder, info.Size, info.Precision, info.Model, info.ModelHash);
        var skipped = new List<SkippedItem>();
        foreach (var part in parts)
        {
            await ImportAsync(part, info.Size, writer, skipped, progress, cancellationToken).ConfigureAwait(false);
        }

        return new ImportReport(writer.Complete(), [.. skipped]);
    }

    private static async Task ImportAsync(
        ImportPart part, int size, IndexWriter writer, List<SkippedItem> skipped, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var matrix = NpyMatrix.Open(part.Vectors);
        var entries = await part.ReadEntries(cancellationToken).ConfigureAwait(false);
        if (matrix.Size != size)
        {
            throw new SearchException($"{part.Vectors} has vectors of {matrix.Size} numbers; the model expects {size}.");
        }

        if (entries.Count != matrix.Rows)
        {
            throw new SearchException($"{part.Vectors} has {matrix.Rows} vectors and {entries.Count} names; expected as many.");
        }

        var vector = new float[size];
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            matrix.Read(vector);
            Add(entry, vector, writer, skipped);
            progress?.Report(writer.Rows + skipped.Count);
        }
    }

    private static void Add(IndexEntry entry, float[] vector, IndexWriter writer, List<SkippedItem> skipped)
    {
        var norm = TensorPrimitives.Norm<float>(vector);
        if (float.IsFinite(norm) && norm > 0)
        {
            writer.Add(entry, vector);
        }
        else
        {
            skipped.Add(new SkippedItem(entry.Name, $"The vector of {entry.Name} has the length {norm}; expected one that can be normalised."));
        }
    }
}
