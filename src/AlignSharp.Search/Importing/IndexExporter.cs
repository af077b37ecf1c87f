using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using AlignSharp.IO;

namespace AlignSharp.Search.Importing;

/// <summary>Writes an index in the layout that clip-retrieval reads. Thread-safe.</summary>
public static class IndexExporter
{
    private const int HeaderBytes = 128;

    /// <summary>Writes <c>img_emb/img_emb_0.npy</c> (float32) and <c>metadata/metadata_0.parquet</c>.</summary>
    /// <param name="index">The index.</param>
    /// <param name="folder">The folder to write to.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    public static void WriteClipRetrieval(EmbeddingIndex index, string folder, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(index);
        ArgumentNullException.ThrowIfNull(folder);
        Directory.CreateDirectory(Path.Combine(folder, ClipRetrievalFolder.TableFolder));
        AtomicFile.Write(ClipRetrievalFolder.VectorFile(folder, 0), stream =>
        {
            stream.Write(Header(index.Info.Rows, index.Info.Size));
            for (var row = 0L; row < index.Info.Rows; row++)
            {
                cancellationToken.ThrowIfCancellationRequested();
                stream.Write(MemoryMarshal.AsBytes(index.GetVector(row).AsSpan()));
            }
        });
        index.WriteTable(ClipRetrievalFolder.TableFile(folder, 0));
    }

    private static byte[] Header(long rows, int size)
    {
        var start = "\u0093NUMPY\u0001\0v\0";
        var shape = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows}, {size}), }}");
        return Encoding.Latin1.GetBytes((start + shape).PadRight(HeaderBytes - 1) + "\n");
    }
}
