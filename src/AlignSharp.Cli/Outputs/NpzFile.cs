using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using AlignSharp.IO;

namespace AlignSharp.Cli.Outputs;

/// <summary>
/// NumPy's archive: <c>embeddings</c>, float32 [rows, size], and <c>names</c>, texts [rows]. The numbers wait in a temporary
/// file beside it until their count is known; only the names are held in memory.
/// </summary>
internal sealed class NpzFile(string path, int size) : EmbeddingFile(path, size)
{
    private readonly List<string> _names = [];

    public override Task WriteAsync(IAsyncEnumerable<NamedEmbedding> rows, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(Path, (stream, token) => WriteAsync(stream, rows, token), cancellationToken);

    private async Task WriteAsync(FileStream stream, IAsyncEnumerable<NamedEmbedding> rows, CancellationToken cancellationToken)
    {
        await using var numbers = new FileStream(
            stream.Name + ".numbers", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            numbers.Write(MemoryMarshal.AsBytes(row.Values.Span));
            _names.Add(row.Name);
        }

        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        await using (var embeddings = archive.CreateEntry("embeddings.npy", CompressionLevel.NoCompression).Open())
        {
            await embeddings.WriteAsync(NpyHeader.Create(_names.Count, Size), cancellationToken);
            numbers.Position = 0;
            await numbers.CopyToAsync(embeddings, cancellationToken);
        }

        await using var names = archive.CreateEntry("names.npy", CompressionLevel.Fastest).Open();
        WriteNames(names);
    }

    // NumPy keeps texts in UTF-32, each as wide as the widest; a lone surrogate becomes U+FFFD.
    private void WriteNames(Stream stream)
    {
        var width = Math.Max(1, _names.Select(static name => name.EnumerateRunes().Count()).DefaultIfEmpty().Max());
        stream.Write(NpyHeader.CreateTexts(_names.Count, width));
        var row = new byte[width * sizeof(int)];
        foreach (var name in _names)
        {
            Array.Clear(row);
            Encoding.UTF32.GetBytes(name, row);
            stream.Write(row);
        }
    }
}
