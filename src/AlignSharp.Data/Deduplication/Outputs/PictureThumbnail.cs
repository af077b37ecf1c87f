using AlignSharp.Imaging;

namespace AlignSharp.Data.Deduplication.Outputs;

/// <summary>A picture made small enough to put many on a page.</summary>
internal static class PictureThumbnail
{
    private const int Side = 128;
    private const int Quality = 70;

    /// <summary>The picture as WebP, its longer side at most <see cref="Side"/> pixels.</summary>
    public static byte[] Encode(RgbImage image)
    {
        var scale = Math.Min(1.0, (double)Side / Math.Max(image.Width, image.Height));
        var small = image.Resize(
            Math.Max(1, (int)Math.Round(image.Width * scale)), Math.Max(1, (int)Math.Round(image.Height * scale)), ResampleFilter.Bilinear);
        return ImageEncoder.WebP(small, Quality);
    }
}
