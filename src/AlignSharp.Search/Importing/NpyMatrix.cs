using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace AlignSharp.Search.Importing;

/// <summary>Reads a NumPy file of float32 or float16 [rows, size] row by row. Not thread-safe.</summary>
internal sealed partial class NpyMatrix : IDisposable
{
    private const int MaximumSize = 1 << 16;
    private readonly FileStream _stream;
    private readonly byte[] _row;
    private readonly bool _isHalf;

    private NpyMatrix(FileStream stream, long rows, int size, bool isHalf)
    {
        (_stream, Rows, Size, _isHalf) = (stream, rows, size, isHalf);
        _row = new byte[size * (isHalf ? 2 : sizeof(float))];
    }

    public long Rows { get; }

    /// <summary>Numbers of a row.</summary>
    public int Size { get; }

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <exception cref="SearchException">The file is missing, or not of this kind.</exception>
    public static NpyMatrix Open(string path)
    {
        try
        {
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
            try
            {
                return Open(path, stream);
            }
            catch
            {
                stream.Dispose();
                throw;
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SearchException($"{path} cannot be read ({error.Message.TrimEnd('.')}); expected a NumPy file of vectors.", error);
        }
    }

    /// <summary>Reads the next row.</summary>
    public void Read(Span<float> vector)
    {
        _stream.ReadExactly(_row);
        if (_isHalf)
        {
            TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(_row), vector);
        }
        else
        {
            MemoryMarshal.Cast<byte, float>(_row).CopyTo(vector);
        }
    }

    public void Dispose() => _stream.Dispose();

    private static NpyMatrix Open(string path, FileStream stream)
    {
        var header = ReadHeader(path, stream);
        var match = HeaderPattern().Match(header);
        if (!match.Success
            || !long.TryParse(match.Groups["rows"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var rows)
            || !int.TryParse(match.Groups["size"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
            || size is < 1 or > MaximumSize)
        {
            throw new SearchException($"{path} has the header {header.Trim()}; expected '<f4' or '<f2' values of shape (rows, size), row by row.");
        }

        var matrix = new NpyMatrix(stream, rows, size, match.Groups["type"].ValueSpan is "f2");
        var found = stream.Length - stream.Position;
        return found / matrix._row.Length == rows && found % matrix._row.Length == 0
            ? matrix
            : throw new SearchException($"{path} has {found} bytes of values; its header expects {rows} rows of {matrix._row.Length}.");
    }

    /// <summary>The header's text: its length takes two bytes in version 1 and four in later ones.</summary>
    private static string ReadHeader(string path, FileStream stream)
    {
        Span<byte> start = stackalloc byte[Magic.Length + 2 + sizeof(ushort)];
        if (stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length
            || !start.StartsWith(Magic) || start[Magic.Length] is < 1 or > 3)
        {
            throw new SearchException($"{path} is no NumPy file; expected float32 or float16 values [rows, size].");
        }

        var header = new byte[MemoryMarshal.Read<ushort>(start[^sizeof(ushort)..])];
        stream.Position += start[Magic.Length] > 1 ? sizeof(ushort) : 0;
        return stream.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length
            ? Encoding.Latin1.GetString(header)
            : throw new SearchException($"{path} ends in its header; expected float32 or float16 values [rows, size].");
    }

    [GeneratedRegex(@"^\{\s*'descr':\s*'<(?<type>f4|f2)',\s*'fortran_order':\s*False,\s*'shape':\s*\((?<rows>\d+),\s*(?<size>\d+)\),?\s*\}\s*$")]
    private static partial Regex HeaderPattern();
}
