using AlignSharp.Imaging.Decoding;
using AlignSharp.Imaging.Resampling;

namespace AlignSharp.Imaging;

public sealed partial class RgbImage
{
    /// <summary>Resizes with the arithmetic of Pillow's <c>Image.resize</c>, bit for bit: antialiased when it shrinks.</summary>
    /// <param name="width">New width in pixels, at least 1.</param>
    /// <param name="height">New height in pixels, at least 1.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="box">The part of the picture to resize; all of it unless given.</param>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1, or the box is empty or leaves the picture.</exception>
    public RgbImage Resize(int width, int height, ResampleFilter filter, PixelBox? box = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        var whole = PixelWindow.Whole(width, height);
        var pixels = new byte[whole.Samples];
        new Resizing(this, box ?? Bounds, width, height, filter).Render(whole, pixels);
        return new RgbImage(width, height, pixels);
    }

    /// <summary>
    /// Resizes with TensorFlow's bilinear arithmetic: half-pixel centres, no antialiasing, no rounding. ALIGN was trained on this.
    /// </summary>
    /// <param name="width">New width in pixels, at least 1.</param>
    /// <param name="height">New height in pixels, at least 1.</param>
    /// <returns>Samples [height, width, 3] between 0 and 255.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A size is below 1.</exception>
    public FloatTensor ResizeWithoutAntialias(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        var samples = new FloatTensor(height, width, Channels);
        UnsmoothedBilinear.Render(this, width, height, PixelWindow.Whole(width, height), samples.Values);
        return samples;
    }

    /// <summary>Copies a part of the picture.</summary>
    /// <param name="x">The first column, at least 0.</param>
    /// <param name="y">The first row, at least 0.</param>
    /// <param name="width">How many columns, at least 1.</param>
    /// <param name="height">How many rows, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is empty or leaves the picture.</exception>
    public RgbImage Crop(int x, int y, int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(x);
        ArgumentOutOfRangeException.ThrowIfNegative(y);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, Width - x);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, Height - y);
        var pixels = new byte[width * height * Channels];
        for (var row = 0; row < height; row++)
        {
            Row(y + row).Slice(x * Channels, width * Channels).CopyTo(pixels.AsSpan(row * width * Channels));
        }

        return new RgbImage(width, height, pixels);
    }

    /// <summary>The picture as a mirror shows it: left and right exchanged.</summary>
    public RgbImage FlipHorizontally() => this.Turn(ExifOrientation.MirrorLeftRight);

    internal PixelBox Bounds => new(0, 0, Width, Height);

    internal ReadOnlySpan<byte> Row(int y) => Pixels.AsSpan(y * Width * Channels, Width * Channels);
}
