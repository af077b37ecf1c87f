using AlignSharp.Imaging;

namespace AlignSharp.Tests.Imaging;

public sealed class ShrinkOnLoadTests
{
    // The picture is a saturated grating at the limit of resolution: nothing is harder to shrink in two ways alike.
    private const double MeanLevels = 6;

    [Fact]
    public void A_large_jpeg_is_read_smaller_and_gives_nearly_the_same_pixel_values()
    {
        var path = Fixtures.Path("images", "down_1500x1111.jpg");
        var processor = AlignProcessor.Load(Fixtures.AlignMini).Images;

        var shrunk = processor.ShrinkingDecoder().Decode(path);
        var (expected, found) = (processor.Process([ImageDecoder.Default.Decode(path)]), processor.Process([shrunk]));

        Assert.True(shrunk.Width < 1500 && Math.Min(shrunk.Width, shrunk.Height) >= 2 * processor.Width, $"{shrunk.Width}x{shrunk.Height}");
        var difference = Enumerable.Range(0, expected.Values.Length).Average(i => Math.Abs(expected.Values[i] - found.Values[i])) * 127.5;
        Assert.InRange(difference, 0.0001, MeanLevels);
    }

    [Theory]
    [InlineData("rgb.png")]
    [InlineData("lossy.webp")]
    public void Other_formats_are_read_as_they_are(string name)
    {
        var decoder = AlignProcessor.Load(Fixtures.AlignMini).Images.ShrinkingDecoder();

        var (expected, found) = (ImageDecoder.Default.Decode(Fixtures.Path("images", name)), decoder.Decode(Fixtures.Path("images", name)));

        Assert.Equal((expected.Width, expected.Height), (found.Width, found.Height));
        Assert.Equal(expected.Pixels.ToArray(), found.Pixels.ToArray());
    }
}
