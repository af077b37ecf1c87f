using System.Security.Cryptography;
using System.Text;
using AlignSharp.Data.Download;
using AlignSharp.Data.Download.Pictures;
using AlignSharp.Imaging;
using AlignSharp.Testing;
using CsCheck;

namespace AlignSharp.Data.Tests.Download.Pictures;

public sealed class PictureProcessorTests
{
    private static readonly PictureOptions Lossless = new() { Format = PictureFormat.Png, Size = 32 };

    [Fact]
    public void Resize_is_our_own()
    {
        var stored = Process(Lossless, ImageEncoder.Png(TestPictures.Gradient(80, 60)));

        Assert.Equal(TestPictures.Gradient(80, 60).Resize(43, 32, ResampleFilter.Bicubic).Pixels, Decode(stored).Pixels);
    }

    [Fact]
    public void Crop_takes_the_middle()
    {
        var stored = Process(Lossless with { Resize = ResizeMode.Crop }, ImageEncoder.Png(TestPictures.Gradient(40, 32)));

        Assert.Equal(TestPictures.Gradient(40, 32).Crop(4, 0, 32, 32).Pixels, Decode(stored).Pixels);
    }

    [Fact]
    public void Border_is_white_around_the_middle()
    {
        var stored = Decode(Process(Lossless with { Resize = ResizeMode.Border }, ImageEncoder.Png(TestPictures.Gradient(20, 32))));

        Assert.Equal((32, 32), (stored.Width, stored.Height));
        Assert.Equal(TestPictures.Gradient(20, 32).Pixels, stored.Crop(6, 0, 20, 32).Pixels);
        Assert.All(stored.Crop(0, 0, 6, 32).Pixels.Concat(stored.Crop(26, 0, 6, 32).Pixels), value => Assert.Equal(255, value));
    }

    [Fact]
    public void Orientation_is_obeyed_before_anything_else()
    {
        var stored = Process(Lossless, File.ReadAllBytes(Fixtures.Path("images", "exif_rotated.jpg")));
        var upright = ImageDecoder.Default.Decode(Fixtures.Path("images", "exif_rotated.jpg"));

        Assert.Equal((upright.Width, upright.Height), (stored.Facts.OriginalWidth, stored.Facts.OriginalHeight));
        Assert.Equal(upright.Resize(stored.Facts.Width, stored.Facts.Height, ResampleFilter.Bicubic).Pixels, Decode(stored).Pixels);
    }

    [Theory]
    [InlineData(PictureFormat.Jpeg, "jpg")]
    [InlineData(PictureFormat.WebP, "webp")]
    [InlineData(PictureFormat.Png, "png")]
    public void Every_format_is_written_as_what_it_is_called(PictureFormat format, string extension)
    {
        var stored = Process(Lossless with { Format = format }, TestPictures.Jpeg());

        Assert.Equal(extension, stored.Facts.Extension);
        Assert.Equal(format.ToString(), ImageDecoder.Default.Identify(stored.Bytes, "picture").Format.ToString());
    }

    [Fact]
    public void Original_bytes_are_kept_under_the_name_of_their_content()
    {
        var bytes = File.ReadAllBytes(Fixtures.Path("images", "palette.gif"));

        var stored = Process(new() { Format = PictureFormat.Original, Resize = ResizeMode.None }, bytes);

        Assert.Equal(bytes, stored.Bytes.ToArray());
        Assert.Equal(("gif", "gif", bytes.Length), (stored.Facts.Extension, stored.Facts.OriginalFormat, stored.Facts.OriginalBytes));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), stored.Facts.Sha256);
    }

    [Fact]
    public void Enlarging_does_not_outgrow_the_pixels_allowed()
    {
        var options = Lossless with { Upscale = true, Size = 2000, MaximumPixels = 1_000_000 };

        var failure = Assert.Throws<RowFailure>(() => Process(options, ImageEncoder.Png(TestPictures.Gradient(600, 2))));

        Assert.Equal(DownloadOutcome.TooManyPixels, failure.Outcome);
    }

    [Theory]
    [InlineData("9F9D51BC70EF21CA5C14F307980A29D8", true)]
    [InlineData("9f9d51bc70ef21ca5c14f307980a29d8 ", true)]
    [InlineData("0f9d51bc70ef21ca5c14f307980a29d8", false)]
    [InlineData("9ad3a3c8c5b3c0b9f8c1", false)]
    [InlineData("", true)]
    public void Hashes_are_compared_by_their_kind(string stated, bool passes)
    {
        var failure = Record.Exception(() => HashCheck.Require(Encoding.ASCII.GetBytes("bob"), stated));

        Assert.Equal(passes ? null : DownloadOutcome.HashMismatch, (failure as RowFailure)?.Outcome);
    }

    [Fact]
    public void Bytes_that_were_changed_end_in_a_named_outcome()
    {
        var picture = TestPictures.Jpeg();
        Gen.Select(Gen.Int[0, picture.Length - 1], Gen.Byte, Gen.Int[1, picture.Length]).Sample(
            (place, value, length) =>
            {
                var bytes = picture[..length];
                bytes[Math.Min(place, length - 1)] = value;
                return Record.Exception(() => Process(Lossless, bytes)) is null or RowFailure;
            },
            iter: 300);
    }

    private static StoredPicture Process(PictureOptions options, byte[] bytes) => new PictureProcessor(options).Process(bytes, null);

    private static RgbImage Decode(StoredPicture picture) => ImageDecoder.Default.Decode(picture.Bytes, "picture");
}
