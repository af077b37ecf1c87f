namespace AlignSharp.Imaging.Resampling;

/// <summary>Whole pixels of a resized picture: the only ones that are worked out.</summary>
internal readonly record struct PixelWindow(int X, int Y, int Width, int Height)
{
    public static PixelWindow Whole(int width, int height) => new(0, 0, width, height);

    /// <summary>Red, green and blue of all pixels.</summary>
    public int Samples => checked(Width * Height * RgbImage.Channels);
}
