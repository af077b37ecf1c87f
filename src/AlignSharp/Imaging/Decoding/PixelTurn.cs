namespace AlignSharp.Imaging.Decoding;

/// <summary>Mirrors and quarter turns: the eight ways to lay out the same pixels.</summary>
internal static class PixelTurn
{
    public static bool SwapsSides(this ExifOrientation orientation) => orientation >= ExifOrientation.Transpose;

    /// <summary>A picture with the pixels moved, or the same one where nothing has to move.</summary>
    public static RgbImage Turn(this RgbImage image, ExifOrientation orientation)
    {
        if (orientation == ExifOrientation.Upright)
        {
            return image;
        }

        var (width, height) = orientation.SwapsSides() ? (image.Height, image.Width) : (image.Width, image.Height);
        var pixels = new byte[image.Pixels.Length];
        var (origin, right, down) = Walk(orientation, image.Width, image.Height);
        var to = 0;
        for (var y = 0; y < height; y++)
        {
            var from = (origin + (y * down)) * RgbImage.Channels;
            for (var x = 0; x < width; x++, to += RgbImage.Channels, from += right * RgbImage.Channels)
            {
                pixels[to] = image.Pixels[from];
                pixels[to + 1] = image.Pixels[from + 1];
                pixels[to + 2] = image.Pixels[from + 2];
            }
        }

        return new RgbImage(width, height, pixels);
    }

    /// <summary>The stored pixel that is seen at the top left, and how many stored pixels a step right and a step down are.</summary>
    private static (int Origin, int Right, int Down) Walk(ExifOrientation orientation, int width, int height) => orientation switch
    {
        ExifOrientation.MirrorLeftRight => (width - 1, -1, width),
        ExifOrientation.HalfTurn => ((width * height) - 1, -1, -width),
        ExifOrientation.MirrorTopBottom => ((height - 1) * width, 1, -width),
        ExifOrientation.Transpose => (0, width, 1),
        ExifOrientation.QuarterTurnClockwise => ((height - 1) * width, -width, 1),
        ExifOrientation.Transverse => ((width * height) - 1, -width, -1),
        ExifOrientation.QuarterTurnCounterclockwise => (width - 1, width, -1),
        _ => (0, 1, width),
    };
}
