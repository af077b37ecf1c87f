using System.Buffers;
using AlignSharp.Imaging;

namespace AlignSharp.Training.Augmentation;

/// <summary>A copy of a picture inside a margin of its background, so that reading between its pixels needs no test for its edges.</summary>
internal readonly ref struct PaddedPixels
{
    private const int Channels = RgbImage.Channels;
    private readonly byte[] _samples;
    private readonly int _width;
    private readonly int _height;
    private readonly int _stride;

    public PaddedPixels(RgbImage image)
    {
        (_width, _height) = (image.Width, image.Height);
        _stride = (_width + 3) * Channels;
        _samples = ArrayPool<byte>.Shared.Rent(_stride * (_height + 3));
        Fill(image);
        for (var y = 0; y < _height; y++)
        {
            image.Pixels.AsSpan(y * _width * Channels, _width * Channels).CopyTo(_samples.AsSpan(((y + 1) * _stride) + Channels));
        }
    }

    /// <summary>The colour at a place, bilinear between the centres of pixels; the background outside.</summary>
    /// <param name="x">Columns from the centre of the first.</param>
    /// <param name="y">Rows from the centre of the first.</param>
    /// <param name="color">Red, green and blue.</param>
    public void Read(float x, float y, Span<byte> color)
    {
        var (column, row) = (Math.Clamp(x, -1, _width) + 1, Math.Clamp(y, -1, _height) + 1);
        var (left, top) = ((int)column, (int)row);
        var (right, bottom) = (column - left, row - top);
        var upper = _samples.AsSpan((top * _stride) + (left * Channels), 2 * Channels);
        var lower = _samples.AsSpan(((top + 1) * _stride) + (left * Channels), 2 * Channels);
        for (var channel = 0; channel < Channels; channel++)
        {
            var above = upper[channel] + ((upper[channel + Channels] - upper[channel]) * right);
            var below = lower[channel] + ((lower[channel + Channels] - lower[channel]) * right);
            color[channel] = (byte)(above + ((below - above) * bottom) + 0.5f);
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_samples);

    private void Fill(RgbImage image)
    {
        Span<byte> color = stackalloc byte[Channels];
        Background.Find(image, color);
        var all = _samples.AsSpan(0, _stride * (_height + 3));
        for (var i = 0; i < all.Length; i += Channels)
        {
            color.CopyTo(all[i..]);
        }
    }
}
