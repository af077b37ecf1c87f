namespace AlignSharp.Imaging.Decoding.Bmp;

/// <summary>
/// Decodes the run lengths of 8- and 4-bit bitmaps into one index a pixel, rows as stored. Pixels that the file skips have
/// index 0; runs that leave their row are cut.
/// </summary>
internal sealed class BmpRunLengths(int width, int height, bool fourBit)
{
    private const byte EndOfLine = 0;
    private const byte EndOfBitmap = 1;
    private const byte Delta = 2;
    private readonly byte[] _indices = new byte[checked(width * height)];
    private int _x;
    private int _y;

    /// <summary>The indices; null where the bytes end before the picture does.</summary>
    public byte[]? Decode(ReadOnlySpan<byte> bytes)
    {
        while (!IsComplete)
        {
            if (bytes.Length < 2)
            {
                return null;
            }

            var (count, value) = (bytes[0], bytes[1]);
            bytes = bytes[2..];
            if (count > 0)
            {
                Fill(count, value);
            }
            else if (value == EndOfBitmap)
            {
                break;
            }
            else if (!Escape(value, ref bytes))
            {
                return null;
            }
        }

        return _indices;
    }

    private bool IsComplete => _y >= height || (_y == height - 1 && _x >= width);

    private bool Escape(byte code, ref ReadOnlySpan<byte> bytes)
    {
        if (code == EndOfLine)
        {
            (_x, _y) = (0, _y + 1);
            return true;
        }

        var taken = code == Delta ? 2 : PaddedLength(code);
        if (bytes.Length < taken)
        {
            return false;
        }

        if (code == Delta)
        {
            (_x, _y) = (Math.Min(_x + bytes[0], width), _y + bytes[1]);
        }
        else
        {
            Copy(bytes, code);
        }

        bytes = bytes[taken..];
        return true;
    }

    private int PaddedLength(int pixels) => ((fourBit ? (pixels + 1) / 2 : pixels) + 1) & ~1;

    private void Fill(int count, byte value)
    {
        for (var i = 0; i < count; i++)
        {
            Put(fourBit ? Nibble(value, i) : value);
        }
    }

    private void Copy(ReadOnlySpan<byte> bytes, int count)
    {
        for (var i = 0; i < count; i++)
        {
            Put(fourBit ? Nibble(bytes[i / 2], i) : bytes[i]);
        }
    }

    private static byte Nibble(byte value, int pixel) => (byte)((pixel & 1) == 0 ? value >> 4 : value & 15);

    private void Put(byte index)
    {
        if (_x < width)
        {
            _indices[(_y * width) + _x++] = index;
        }
    }
}
