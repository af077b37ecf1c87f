using AlignSharp.Imaging;

namespace AlignSharp.Data.Deduplication.Hashing;

/// <summary>
/// A picture as 32x32 levels of grey, to the bit what Pillow's <c>convert("L")</c> and Lanczos resize make of it. Immutable.
/// </summary>
internal sealed class GrayThumbnail
{
    public const int Side = 32;

    // ITU-R 601 luma in 16-bit fixed point, as Pillow rounds it.
    private const int Red = 19595;
    private const int Green = 38470;
    private const int Blue = 7471;
    private const int Half = 0x8000;

    private readonly RgbImage _gray;

    private GrayThumbnail(RgbImage gray) => _gray = gray;

    public static GrayThumbnail Of(RgbImage image) => new(ToGray(image).Resize(Side, Side, ResampleFilter.Lanczos));

    /// <summary>Side * Side levels, row by row.</summary>
    public byte[] Levels()
    {
        var levels = new byte[Side * Side];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = _gray.Pixels[i * RgbImage.Channels];
        }

        return levels;
    }

    /// <summary>What the thumbnail would be, nearly, if the picture had lost some of its edges.</summary>
    /// <param name="left">The part of the width that is cut off at the left, and so on for the other edges.</param>
    /// <param name="top">At the top.</param>
    /// <param name="right">At the right.</param>
    /// <param name="bottom">At the bottom.</param>
    public GrayThumbnail Trim(float left, float top, float right, float bottom)
    {
        var box = new PixelBox(Side * left, Side * top, Side * (1 - right), Side * (1 - bottom));
        return new(_gray.Resize(Side, Side, ResampleFilter.Lanczos, box));
    }

    /// <summary>The resize works on three channels at once, so grey is put into each.</summary>
    private static RgbImage ToGray(RgbImage image)
    {
        var gray = GC.AllocateUninitializedArray<byte>(image.Pixels.Length);
        for (var i = 0; i < gray.Length; i += RgbImage.Channels)
        {
            var pixel = image.Pixels.AsSpan(i, RgbImage.Channels);
            var luma = ((Red * pixel[0]) + (Green * pixel[1]) + (Blue * pixel[2]) + Half) >> 16;
            gray.AsSpan(i, RgbImage.Channels).Fill((byte)luma);
        }

        return new RgbImage(image.Width, image.Height, gray);
    }
}
