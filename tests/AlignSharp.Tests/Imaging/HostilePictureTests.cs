using System.Text;
using AlignSharp.Imaging;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Imaging;

public class HostilePictureTests
{
    [Fact]
    public void An_empty_file_is_said_to_be_empty() => AssertMessage("x is empty; expected JPEG, PNG, WebP, GIF, BMP or TIFF.", []);

    [Fact]
    public void Text_is_no_picture() => AssertMessage(
        "x is no picture of a known kind, it starts with the bytes 48656C6C6F; expected JPEG, PNG, WebP, GIF, BMP or TIFF.",
        "Hello"u8.ToArray());

    [Fact]
    public void Formats_that_libvips_knows_but_that_are_not_offered_stay_closed() => Assert.StartsWith(
        "x is no picture of a known kind",
        Error(Encoding.UTF8.GetBytes("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>")),
        StringComparison.Ordinal);

    [Fact]
    public void A_huge_header_is_refused_before_any_pixel_is_allocated()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        AssertMessage(
            "x is 50000x50000, 2500000000 pixels; expected at most 100000000.",
            TinyPng.Create(50_000, 50_000, 8, TinyPng.Rgb, []));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_side_beyond_the_limit_is_refused() => AssertMessage(
        "x is 70000x1 pixels; expected at most 65535 on each side.", TinyPng.Create(70_000, 1, 8, TinyPng.Grey, []));

    [Fact]
    public void A_bitmap_header_is_bounded_too() => AssertMessage(
        "x is 50000x50000, 2500000000 pixels; expected at most 100000000.", TinyBmp.Windows(50_000, 50_000, 24, []));

    [Fact]
    public void A_file_beyond_the_limit_is_not_read()
    {
        var decoder = new ImageDecoder(new ImageLimits { MaxBytes = 1000 });
        var path = ImageGoldens.File("rgb.png");
        const string Expected = "has more than 1000 bytes; expected a picture of at most that size.";
        Assert.Equal($"{path} {Expected}", Assert.Throws<ImageException>(() => decoder.Decode(path)).Message);
        using var endless = new EndlessStream();
        Assert.Equal($"endless {Expected}", Assert.Throws<ImageException>(() => decoder.Decode(endless, "endless")).Message);
        Assert.InRange(endless.BytesRead, 1001, 1 << 20);
    }

    [Theory]
    [InlineData("rgb_480x360.jpg", "JPEG")]
    [InlineData("rgb_progressive.jpg", "JPEG")]
    [InlineData("rgb.png", "PNG")]
    [InlineData("lossy.webp", "WEBP")]
    [InlineData("lossless.webp", "WEBP")]
    [InlineData("palette.gif", "GIF")]
    public void A_truncated_file_is_named(string file, string kind)
    {
        var whole = File.ReadAllBytes(ImageGoldens.File(file));
        foreach (var share in new[] { 0.1, 0.5, 0.97 })
        {
            AssertMessage($"x is a damaged or truncated {kind} file; expected a whole picture.", whole[..(int)(whole.Length * share)]);
        }
    }

    [Fact]
    public void A_damaged_png_is_not_half_decoded()
    {
        var bytes = File.ReadAllBytes(ImageGoldens.File("rgb.png"));
        bytes[bytes.Length / 2] ^= 0x10;
        AssertMessage("x is a damaged or truncated PNG file; expected a whole picture.", bytes);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        var missing = folder.Combine("none.jpg");
        Assert.Equal(
            $"{missing} was not found; expected a picture there.",
            Assert.Throws<ImageException>(() => ImageDecoder.Default.Decode(missing)).Message);
        Assert.Equal(
            $"{folder.FullName} could not be read; expected a readable picture file.",
            Assert.Throws<ImageException>(() => ImageDecoder.Default.Decode(folder.FullName)).Message);
    }

    private static void AssertMessage(string expected, byte[] bytes) => Assert.Equal(expected, Error(bytes));

    private static string Error(byte[] bytes) =>
        Assert.Throws<ImageException>(() => ImageDecoder.Default.Decode(bytes, "x")).Message;
}
