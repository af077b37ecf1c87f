namespace AlignSharp.Imaging.Decoding.Bmp;

/// <summary>Rows of indices into a palette, the leftmost pixel in the highest bits. Colors beyond the palette are black.</summary>
internal sealed class BmpPalette : BmpRowReader
{
    private readonly byte[] _colors = new byte[256 * RgbImage.Channels];
    private readonly int _bits;

    public BmpPalette(BmpHeader header, ReadOnlySpan<byte> file)
    {
        _bits = header.Compression == BmpCompression.None ? header.Bits : 8;
        var stored = file[(BmpHeader.FileHeaderLength + header.Length)..];
        for (var color = 0; color < header.Colors; color++)
        {
            var entry = stored.Slice(color * header.BytesPerColor, RgbImage.Channels);
            entry.CopyTo(_colors.AsSpan(color * RgbImage.Channels));
            _colors.AsSpan(color * RgbImage.Channels, RgbImage.Channels).Reverse();
        }
    }

    public override void Read(ReadOnlySpan<byte> stored, Span<byte> rgb)
    {
        var mask = (1 << _bits) - 1;
        for (int x = 0, to = 0; to < rgb.Length; x++, to += RgbImage.Channels)
        {
            var bit = x * _bits;
            var index = (stored[bit / 8] >> (8 - _bits - (bit % 8))) & mask;
            _colors.AsSpan(index * RgbImage.Channels, RgbImage.Channels).CopyTo(rgb[to..]);
        }
    }
}
