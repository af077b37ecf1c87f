using AlignSharp.Imaging.Decoding;
using NetVips;

namespace AlignSharp.Imaging;

/// <summary>
/// Writes pictures as JPEG, WebP or PNG with libvips. No metadata is written. The bytes depend on the pixels, the quality
/// and the version of libvips alone. Safe to call from any number of threads.
/// </summary>
public static class ImageEncoder
{
    /// <summary>Encodes as JPEG, with chroma at half size below quality 90.</summary>
    /// <param name="image">The picture.</param>
    /// <param name="quality">1 to 100.</param>
    /// <exception cref="ImageException">The picture is too large for the format.</exception>
    public static byte[] Jpeg(RgbImage image, int quality = 90) =>
        Encode(image, "JPEG", source => source.JpegsaveBuffer(q: Check(quality), keep: Enums.ForeignKeep.None));

    /// <summary>Encodes as lossy WebP.</summary>
    /// <inheritdoc cref="Jpeg"/>
    public static byte[] WebP(RgbImage image, int quality = 90) =>
        Encode(image, "WebP", source => source.WebpsaveBuffer(q: Check(quality), keep: Enums.ForeignKeep.None));

    /// <summary>Encodes as PNG.</summary>
    /// <param name="image">The picture.</param>
    /// <exception cref="ImageException">The picture is too large for the format.</exception>
    public static byte[] Png(RgbImage image) =>
        Encode(image, "PNG", source => source.PngsaveBuffer(keep: Enums.ForeignKeep.None));

    private static byte[] Encode(RgbImage image, string format, Func<Image, byte[]> encode)
    {
        ArgumentNullException.ThrowIfNull(image);
        VipsLibrary.Require();
        try
        {
            using var source = Image.NewFromMemory(
                image.Pixels, image.Width, image.Height, RgbImage.Channels, Enums.BandFormat.Uchar);
            using var colour = source.Copy(interpretation: Enums.Interpretation.Srgb);
            return encode(colour);
        }
        catch (VipsException error)
        {
            throw new ImageException(
                $"{image.Width}x{image.Height} pixels cannot be written as {format}; expected a size the format has room for.", error);
        }
    }

    private static int Check(int quality)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        return quality;
    }
}
