using System.Buffers.Binary;

namespace AlignSharp.Imaging.Decoding.Bmp;

/// <summary>The headers of a bitmap, checked: sizes are positive and the depth fits the compression.</summary>
/// <param name="Width">Width in pixels.</param>
/// <param name="Height">Height in pixels.</param>
/// <param name="TopDown">Rows are stored from the top; bitmaps usually start at the bottom.</param>
/// <param name="Bits">Bits of one pixel: 1, 4, 8, 16, 24 or 32.</param>
/// <param name="Compression">How the pixels are stored.</param>
/// <param name="Length">Bytes of the header that follows the 14 of the file header.</param>
/// <param name="Colors">Entries of the palette.</param>
/// <param name="PixelOffset">Where the pixels start.</param>
internal sealed record BmpHeader(
    int Width, int Height, bool TopDown, int Bits, BmpCompression Compression, int Length, int Colors, int PixelOffset)
{
    public const int FileHeaderLength = 14;
    private const int Os2Length = 12;
    private const int WindowsLength = 40;
    private const int FirstLengthWithMasks = 52;

    /// <summary>OS/2's first header holds its palette in three bytes a color, all others in four.</summary>
    public int BytesPerColor => Length == Os2Length ? 3 : 4;

    /// <summary>The masks follow the oldest Windows header and are part of the later ones, at the same place.</summary>
    public int MaskBytesAfterHeader => Length > WindowsLength ? 0 : Compression switch
    {
        BmpCompression.BitFields => 12,
        BmpCompression.AlphaBitFields => 16,
        _ => 0,
    };

    /// <summary>Rows are padded to four bytes.</summary>
    public long BytesPerRow => (((long)Width * Bits) + 31) / 32 * 4;

    public static BmpHeader Parse(ReadOnlySpan<byte> bytes, string name)
    {
        if (bytes.Length < FileHeaderLength + Os2Length)
        {
            throw new ImageException($"{name} has {bytes.Length} bytes; expected the headers of a BMP file.");
        }

        var length = BinaryPrimitives.ReadInt32LittleEndian(bytes[FileHeaderLength..]);
        var known = length is Os2Length or WindowsLength or >= FirstLengthWithMasks;
        if (!known || length > bytes.Length - FileHeaderLength)
        {
            throw new ImageException($"{name} has a BMP header of {length} bytes; expected 12, 40, or 52 and more within the file.");
        }

        var header = length == Os2Length ? ParseOs2(bytes) : ParseWindows(bytes, length, name);
        return header.Checked(bytes.Length, name);
    }

    private static BmpHeader ParseOs2(ReadOnlySpan<byte> bytes)
    {
        var bits = BinaryPrimitives.ReadUInt16LittleEndian(bytes[24..]);
        return new BmpHeader(
            BinaryPrimitives.ReadUInt16LittleEndian(bytes[18..]), BinaryPrimitives.ReadUInt16LittleEndian(bytes[20..]), false,
            bits, BmpCompression.None, Os2Length, bits <= 8 ? 1 << bits : 0, BinaryPrimitives.ReadInt32LittleEndian(bytes[10..]));
    }

    private static BmpHeader ParseWindows(ReadOnlySpan<byte> bytes, int length, string name)
    {
        var height = BinaryPrimitives.ReadInt32LittleEndian(bytes[22..]);
        if (height == int.MinValue)
        {
            throw new ImageException($"{name} has a BMP height of {height}; expected a height of at least 1.");
        }

        var bits = BinaryPrimitives.ReadUInt16LittleEndian(bytes[28..]);
        var colors = BinaryPrimitives.ReadInt32LittleEndian(bytes[46..]);
        return new BmpHeader(
            BinaryPrimitives.ReadInt32LittleEndian(bytes[18..]), Math.Abs(height), height < 0, bits,
            (BmpCompression)BinaryPrimitives.ReadInt32LittleEndian(bytes[30..]), length,
            bits > 8 ? 0 : colors is > 0 and <= 256 ? colors : 1 << bits, BinaryPrimitives.ReadInt32LittleEndian(bytes[10..]));
    }

    private BmpHeader Checked(int fileLength, string name)
    {
        if (Width < 1 || Height < 1)
        {
            throw new ImageException($"{name} is {Width}x{Height} pixels; expected at least 1x1.");
        }

        if (!DepthFitsCompression())
        {
            throw new ImageException($"{name} stores {Bits} bits a pixel with BMP compression {(int)Compression}; "
                + "expected 1, 4, 8, 16, 24 or 32 bits, plain, run-length encoded or with bit fields.");
        }

        var tables = (long)FileHeaderLength + Length + MaskBytesAfterHeader + ((long)Colors * BytesPerColor);
        return tables <= fileLength && PixelOffset >= 0 && PixelOffset <= fileLength
            ? this
            : throw new ImageException($"{name} has {fileLength} bytes; expected its BMP palette and pixels to lie within them.");
    }

    private bool DepthFitsCompression() => Compression switch
    {
        BmpCompression.None => Bits is 1 or 4 or 8 or 16 or 24 or 32,
        BmpCompression.RunLength8 => Bits == 8,
        BmpCompression.RunLength4 => Bits == 4,
        BmpCompression.BitFields or BmpCompression.AlphaBitFields => Bits is 16 or 32,
        _ => false,
    };
}
