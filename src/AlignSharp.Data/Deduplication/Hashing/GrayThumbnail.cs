using AlignSharp.Imaging;

namespace AlignSharp.Data.Deduplication.Hashing;

/// <summary>A picture as 32x32 levels of grey, to the bit what Pillow's <c>convert("L")</c> and Lanczos resize make of it.</summary>
internal static class GrayThumbnail
{
    public const int Side = 32;

    // ITU-R 601 luma in 16-bit fixed point, as Pillow rounds it.
    private const int Red = 19595;
    private const int Green = 38470;
    private const int Blue = 7471;
    private const int Half = 0x8000;

    /// <summary>Side * Side levels, row by row.</summary>
    public static byte[] Of(RgbImage image)
    {
        var small = ToGray(image).Resize(Side, Side, ResampleFilter.Lanczos).Pixels;
        var levels = new byte[Side * Side];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = small[i * RgbImage.Channels];
        }

        return levels;
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
