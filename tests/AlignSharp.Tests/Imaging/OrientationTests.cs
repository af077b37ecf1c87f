using AlignSharp.Imaging;
using AlignSharp.Imaging.Decoding;
using NetVips;

namespace AlignSharp.Tests.Imaging;

public class OrientationTests
{
    // a b c
    // d e f
    [Theory]
    [InlineData(1, "abc/def")]
    [InlineData(2, "cba/fed")]
    [InlineData(3, "fed/cba")]
    [InlineData(4, "def/abc")]
    [InlineData(5, "ad/be/cf")]
    [InlineData(6, "da/eb/fc")]
    [InlineData(7, "fc/eb/da")]
    [InlineData(8, "cf/be/ad")]
    public void Each_orientation_moves_every_pixel_to_its_place(int orientation, string expected) =>
        Assert.Equal(expected, Letters(Picture("abc/def").Turn((ExifOrientation)orientation)));

    [Theory]
    [InlineData(".png")]
    [InlineData(".webp")]
    [InlineData(".tif")]
    [InlineData(".jpg")]
    public void The_tag_is_obeyed_in_every_kind_that_has_it(string suffix)
    {
        using var image = Image.NewFromFile(ImageGoldens.File("rgb.png"));
        using var tagged = image.Mutate(header => header.Set(GValue.GIntType, "orientation", 6));
        var encoded = tagged.WriteToBuffer(suffix);
        var stored = new ImageDecoder(ignoreOrientation: true).Decode(encoded, suffix);
        Assert.Equal((200, 151), (stored.Width, stored.Height));
        var upright = ImageDecoder.Default.Decode(encoded, suffix);
        Assert.Equal(stored.Turn(ExifOrientation.QuarterTurnClockwise).Pixels, upright.Pixels);
        Assert.Equal((151, 200), (upright.Width, upright.Height));
    }

    [Fact]
    public void The_size_is_told_as_it_will_be_seen()
    {
        var bytes = File.ReadAllBytes(ImageGoldens.File("exif_rotated.jpg"));
        Assert.Equal(new ImageInfo(ImageFormat.Jpeg, 151, 200), ImageDecoder.Default.Identify(bytes, "turned"));
        Assert.Equal(
            new ImageInfo(ImageFormat.Jpeg, 200, 151), new ImageDecoder(ignoreOrientation: true).Identify(bytes, "stored"));
    }

    private static RgbImage Picture(string rows)
    {
        var lines = rows.Split('/');
        return new RgbImage(
            lines[0].Length, lines.Length, [.. lines.SelectMany(line => line).SelectMany(c => new[] { (byte)c, (byte)0, (byte)c })]);
    }

    private static string Letters(RgbImage image) => string.Join('/', Enumerable.Range(0, image.Height)
        .Select(y => string.Concat(Enumerable.Range(0, image.Width).Select(x => (char)image.Row(y)[x * 3]))));
}
