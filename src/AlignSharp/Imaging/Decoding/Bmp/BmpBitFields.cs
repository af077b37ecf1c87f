using System.Buffers.Binary;

namespace AlignSharp.Imaging.Decoding.Bmp;

/// <summary>Rows of 16- or 32-bit pixels in which masks tell where red, green and blue are.</summary>
internal sealed class BmpBitFields : BmpRowReader
{
    private const int MaskOffset = 54;
    private readonly int _bytesPerPixel;
    private readonly BmpChannel[] _channels;

    public BmpBitFields(BmpHeader header, ReadOnlySpan<byte> file, string name)
    {
        _bytesPerPixel = header.Bits / 8;
        _channels = [.. Masks(header, file).Select(mask => BmpChannel.Create(mask, name))];
    }

    public override void Read(ReadOnlySpan<byte> stored, Span<byte> rgb)
    {
        for (int from = 0, to = 0; to < rgb.Length; from += _bytesPerPixel, to += RgbImage.Channels)
        {
            var pixel = _bytesPerPixel == 2
                ? BinaryPrimitives.ReadUInt16LittleEndian(stored[from..])
                : BinaryPrimitives.ReadUInt32LittleEndian(stored[from..]);
            for (var channel = 0; channel < RgbImage.Channels; channel++)
            {
                rgb[to + channel] = _channels[channel].Of(pixel);
            }
        }
    }

    private static uint[] Masks(BmpHeader header, ReadOnlySpan<byte> file)
    {
        if (header.Compression == BmpCompression.None)
        {
            return header.Bits == 16 ? [0x7C00, 0x03E0, 0x001F] : [0xFF0000, 0x00FF00, 0x0000FF];
        }

        return
        [
            BinaryPrimitives.ReadUInt32LittleEndian(file[MaskOffset..]),
            BinaryPrimitives.ReadUInt32LittleEndian(file[(MaskOffset + 4)..]),
            BinaryPrimitives.ReadUInt32LittleEndian(file[(MaskOffset + 8)..]),
        ];
    }
}
