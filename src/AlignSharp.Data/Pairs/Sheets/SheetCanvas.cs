using AlignSharp.Imaging;

namespace AlignSharp.Data.Pairs.Sheets;

/// <summary>A white picture to put others on.</summary>
internal sealed class SheetCanvas(int width, int height)
{
    private const byte White = 255;
    private readonly byte[] _pixels = Blank(width, height);

    public RgbImage ToImage() => new(width, height, _pixels);

    public void Fill(int left, int top, int columns, int rows, byte grey)
    {
        for (var y = 0; y < rows; y++)
        {
            Row(left, top + y, columns).Fill(grey);
        }
    }

    public void Draw(int left, int top, RgbImage image)
    {
        for (var y = 0; y < image.Height; y++)
        {
            var source = image.Pixels.AsSpan(y * image.Width * RgbImage.Channels, image.Width * RgbImage.Channels);
            source.CopyTo(Row(left, top + y, image.Width));
        }
    }

    /// <summary>Puts black ink where a mask is above 0, within a box.</summary>
    public void Ink(int left, int top, int columns, int rows, ReadOnlySpan<byte> mask, int maskWidth)
    {
        for (var y = 0; y < Math.Min(rows, mask.Length / maskWidth); y++)
        {
            var row = Row(left, top + y, columns);
            for (var x = 0; x < Math.Min(columns, maskWidth); x++)
            {
                row.Slice(x * RgbImage.Channels, RgbImage.Channels).Fill((byte)(White - mask[(y * maskWidth) + x]));
            }
        }
    }

    private Span<byte> Row(int left, int top, int columns) =>
        _pixels.AsSpan(((top * width) + left) * RgbImage.Channels, columns * RgbImage.Channels);

    private static byte[] Blank(int width, int height)
    {
        var pixels = new byte[checked(width * height * RgbImage.Channels)];
        Array.Fill(pixels, White);
        return pixels;
    }
}
