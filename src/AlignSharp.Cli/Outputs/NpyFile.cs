using System.Runtime.InteropServices;
using AlignSharp.IO;

namespace AlignSharp.Cli.Outputs;

/// <summary>
/// NumPy's format 1.0: float32, little-endian, [rows, size], with the rows' names in a .txt of the same name beside
/// it, one a line (<see cref="NameLine"/>) in the same order. The number of rows is put into the header when it is known, at the end.
/// </summary>
internal sealed class NpyFile(string path, int size) : EmbeddingFile(path, size)
{
    private readonly byte[] _bytes = new byte[size * sizeof(float)];

    /// <summary>The file of names beside a file of embeddings.</summary>
    public static string NamesPath(string path) => System.IO.Path.ChangeExtension(path, ".txt");

    public override Task WriteAsync(IAsyncEnumerable<NamedEmbedding> rows, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(
            Path,
            (numbers, _) => AtomicFile.WriteAsync(
                NamesPath(Path), (names, token) => WriteAsync(numbers, names, rows, token), cancellationToken),
            cancellationToken);

    private async Task WriteAsync(
        FileStream numbers, FileStream names, IAsyncEnumerable<NamedEmbedding> rows, CancellationToken cancellationToken)
    {
        await numbers.WriteAsync(NpyHeader.Create(0, Size), cancellationToken);
        await using var lines = new StreamWriter(names, leaveOpen: true) { NewLine = "\n" };
        var count = 0L;
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            CopyLittleEndian(row.Values.Span);
            await numbers.WriteAsync(_bytes, cancellationToken);
            await lines.WriteLineAsync(NameLine.Escape(row.Name).AsMemory(), cancellationToken);
            count++;
        }

        numbers.Position = 0;
        await numbers.WriteAsync(NpyHeader.Create(count, Size), cancellationToken);
    }

    private void CopyLittleEndian(ReadOnlySpan<float> values)
    {
        if (BitConverter.IsLittleEndian)
        {
            MemoryMarshal.AsBytes(values).CopyTo(_bytes);
            return;
        }

        for (var i = 0; i < values.Length; i++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteSingleLittleEndian(_bytes.AsSpan(i * sizeof(float)), values[i]);
        }
    }
}
