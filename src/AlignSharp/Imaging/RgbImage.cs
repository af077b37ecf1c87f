namespace AlignSharp.Imaging;

/// <summary>A decoded picture: 8-bit red, green and blue, row by row without padding. Treat the pixels as read-only once shared.</summary>
public sealed partial class RgbImage
{
    /// <summary>Bytes of one pixel.</summary>
    public const int Channels = 3;

    /// <summary>Wraps pixels without copying them.</summary>
    /// <param name="width">Width in pixels, at least 1.</param>
    /// <param name="height">Height in pixels, at least 1.</param>
    /// <param name="pixels">width * height * 3 bytes.</param>
    /// <exception cref="ArgumentException">The number of bytes does not fit the size.</exception>
    public RgbImage(int width, int height, byte[] pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentNullException.ThrowIfNull(pixels);
        if (pixels.LongLength != (long)width * height * Channels)
        {
            throw new ArgumentException(
                $"{pixels.LongLength} bytes were given; {width}x{height} pixels expect {(long)width * height * Channels}.",
                nameof(pixels));
        }

        Width = width;
        Height = height;
        Pixels = pixels;
    }

    /// <summary>Width in pixels.</summary>
    public int Width { get; }

    /// <summary>Height in pixels.</summary>
    public int Height { get; }

    /// <summary>Red, green, blue of every pixel, row by row.</summary>
    public byte[] Pixels { get; }
}
