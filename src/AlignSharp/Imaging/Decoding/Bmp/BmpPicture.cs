namespace AlignSharp.Imaging.Decoding.Bmp;

/// <summary>A Windows or OS/2 bitmap.</summary>
internal sealed class BmpPicture : EncodedPicture
{
    private readonly ReadOnlyMemory<byte> _bytes;
    private readonly string _name;
    private readonly BmpHeader _header;

    public BmpPicture(ReadOnlyMemory<byte> bytes, string name)
    {
        _bytes = bytes;
        _name = name;
        _header = BmpHeader.Parse(bytes.Span, name);
    }

    public override ImageFormat Format => ImageFormat.Bmp;

    public override int Width => _header.Width;

    public override int Height => _header.Height;

    public override byte[] ReadPixels()
    {
        var file = _bytes.Span;
        return _header.Compression is BmpCompression.RunLength8 or BmpCompression.RunLength4
            ? ReadRunLengths(file)
            : ReadRows(file);
    }

    public override void Dispose()
    {
    }

    private byte[] ReadRows(ReadOnlySpan<byte> file)
    {
        var stored = file[_header.PixelOffset..];
        if (stored.Length < _header.BytesPerRow * Height)
        {
            throw new ImageException(
                $"{_name} has {stored.Length} bytes of BMP pixels; expected {_header.BytesPerRow * Height}, the file may be truncated.");
        }

        var reader = BmpRowReader.Create(_header, file, _name);
        var pixels = new byte[checked(Width * Height * RgbImage.Channels)];
        for (var y = 0; y < Height; y++)
        {
            reader.Read(stored.Slice((int)(y * _header.BytesPerRow), (int)_header.BytesPerRow), RowOf(pixels, y));
        }

        return pixels;
    }

    private byte[] ReadRunLengths(ReadOnlySpan<byte> file)
    {
        var indices = new BmpRunLengths(Width, Height, _header.Bits == 4).Decode(file[_header.PixelOffset..])
            ?? throw new ImageException($"{_name} ends within its BMP pixels; expected a whole picture.");
        var palette = new BmpPalette(_header, file);
        var pixels = new byte[checked(Width * Height * RgbImage.Channels)];
        for (var y = 0; y < Height; y++)
        {
            palette.Read(indices.AsSpan(y * Width, Width), RowOf(pixels, y));
        }

        return pixels;
    }

    private Span<byte> RowOf(byte[] pixels, int stored)
    {
        var length = Width * RgbImage.Channels;
        return pixels.AsSpan((_header.TopDown ? stored : Height - 1 - stored) * length, length);
    }
}
