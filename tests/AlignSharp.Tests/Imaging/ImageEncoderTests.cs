using AlignSharp.Imaging;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Imaging;

public sealed class ImageEncoderTests
{
    // Smooth, since both lossy formats keep colour at half the size.
    private static readonly RgbImage Picture = ImageDecoder.Default.Decode(Fixtures.Path("images", "rgb.png"))
        .Resize(16, 16, ResampleFilter.Box)
        .Resize(256, 192, ResampleFilter.Bicubic);


    [Fact]
    public void Png_keeps_every_pixel()
    {
        var decoded = ImageDecoder.Default.Decode(ImageEncoder.Png(Picture), "png");

        Assert.Equal((Picture.Width, Picture.Height), (decoded.Width, decoded.Height));
        Assert.Equal(Picture.Pixels, decoded.Pixels);
    }

    [Theory]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.WebP)]
    public void Lossy_formats_come_nearer_with_quality(ImageFormat format)
    {
        var (coarse, fine) = (Encode(format, 20), Encode(format, 95));

        Assert.Equal(format, ImageDecoder.Default.Identify(fine, "picture").Format);
        Assert.True(coarse.Length < fine.Length);
        Assert.True(Difference(fine) < Difference(coarse));
        Assert.True(Difference(fine) < 2, $"The mean difference is {Difference(fine)} levels.");
    }

    [Theory]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.WebP)]
    public void Same_pixels_make_the_same_bytes(ImageFormat format) => Assert.Equal(Encode(format, 90), Encode(format, 90));

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void Quality_is_between_1_and_100(int quality) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ImageEncoder.Jpeg(Picture, quality));

    [Fact]
    public void A_size_that_the_format_has_no_room_for_is_refused_in_a_sentence()
    {
        var error = Assert.Throws<ImageException>(() => ImageEncoder.WebP(new RgbImage(16_384, 1, new byte[16_384 * 3])));

        Assert.Equal("16384x1 pixels cannot be written as WebP; expected a size the format has room for.", error.Message);
    }

    private static byte[] Encode(ImageFormat format, int quality) =>
        format == ImageFormat.Jpeg ? ImageEncoder.Jpeg(Picture, quality) : ImageEncoder.WebP(Picture, quality);

    private static double Difference(byte[] encoded) =>
        ImageDecoder.Default.Decode(encoded, "picture").Pixels.Zip(Picture.Pixels, (a, b) => Math.Abs(a - b)).Average();
}
