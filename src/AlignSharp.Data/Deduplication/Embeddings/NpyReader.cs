using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AlignSharp.Data.Deduplication.Embeddings;

/// <summary>Reads a NumPy file of float32 [rows, size] row by row. Not thread-safe.</summary>
internal sealed partial class NpyReader : IAsyncDisposable
{
    private const int MaximumSize = 1 << 16;
    private readonly FileStream _stream;
    private readonly byte[] _row;

    private NpyReader(FileStream stream, int rows, int size)
    {
        (_stream, Rows, Size) = (stream, rows, size);
        _row = new byte[size * sizeof(float)];
    }

    public int Rows { get; }

    /// <summary>Numbers of one embedding.</summary>
    public int Size { get; }

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <exception cref="DedupException">The file is missing, or not of this kind.</exception>
    public static NpyReader Open(string path)
    {
        if (!File.Exists(path))
        {
            throw new DedupException($"{path} was not found; expected a NumPy file of embeddings.");
        }

        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        try
        {
            var (rows, size) = Shape(path, ReadHeader(path, stream));
            var (found, expected) = (stream.Length - stream.Position, (long)rows * size * sizeof(float));
            return found == expected
                ? new NpyReader(stream, rows, size)
                : throw new DedupException($"{path} has {found} bytes of values; its header expects {expected}.");
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    public async ValueTask<float[]> ReadRowAsync(CancellationToken cancellationToken)
    {
        await _stream.ReadExactlyAsync(_row, cancellationToken).ConfigureAwait(false);
        var values = new float[Size];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = BinaryPrimitives.ReadSingleLittleEndian(_row.AsSpan(i * sizeof(float)));
        }

        return values;
    }

    public ValueTask DisposeAsync() => _stream.DisposeAsync();

    /// <summary>The header's text: its length takes two bytes in version 1 and four in later ones.</summary>
    private static string ReadHeader(string path, FileStream stream)
    {
        Span<byte> start = stackalloc byte[Magic.Length + 2 + sizeof(ushort)];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length
            || !start.StartsWith(Magic) || start[Magic.Length] is < 1 or > 3)
        {
            throw new DedupException($"{path} is no NumPy file; expected float32 values [rows, size].");
        }

        var header = new byte[BinaryPrimitives.ReadUInt16LittleEndian(start[^sizeof(ushort)..])];
        if (start[Magic.Length] > 1)
        {
            stream.Position += sizeof(ushort);
        }

        return stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            ? Encoding.Latin1.GetString(header)
            : throw new DedupException($"{path} ends in its header; expected float32 values [rows, size].");
    }

    private static (int Rows, int Size) Shape(string path, string header)
    {
        var match = HeaderPattern().Match(header);
        return match.Success
            && int.TryParse(match.Groups["rows"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            && int.TryParse(match.Groups["size"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            && size is > 0 and <= MaximumSize
                ? (rows, size)
                : throw new DedupException($"{path} has the header {header.Trim()}; expected '<f4' values of shape (rows, size), row by row.");
    }

    [GeneratedRegex(@"^\{\s*'descr':\s*'<f4',\s*'fortran_order':\s*False,\s*'shape':\s*\((?<rows>\d+),\s*(?<size>\d+)\),?\s*\}\s*$")]
    private static partial Regex HeaderPattern();
}
