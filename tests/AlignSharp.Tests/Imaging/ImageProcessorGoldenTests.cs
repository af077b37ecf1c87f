using AlignSharp.Configuration;
using AlignSharp.Imaging;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Imaging;

public class ImageProcessorGoldenTests
{
    private static readonly ImageDecoder AsStored = new(ignoreOrientation: true);
    private static readonly ImageProcessor Processor =
        new(ImageProcessorConfig.Load(Fixtures.Path("layouts", "transformers4")));

    public static TheoryData<string> Files => [.. ImageGoldens.Images.Where(image => !image.ReferenceSaturates).Select(image => image.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Pixel_values_equal_the_reference(string file) =>
        AssertEqual($"{file}.expected.png", AsStored.Decode(ImageGoldens.File(file)));

    [Fact]
    public void A_turned_photograph_is_seen_upright() =>
        AssertEqual("exif_rotated.jpg.upright.expected.png", ImageGoldens.Decode("exif_rotated.jpg"));

    private static void AssertEqual(string expectedFile, RgbImage image)
    {
        var expected = ImageGoldens.Decode(expectedFile);
        var actual = Processor.Process([image]);
        Assert.Equal([1, 3, 289, 289], actual.Shape);
        Assert.Equal(PixelValues(expected), actual.Values);
    }

    private static float[] PixelValues(RgbImage image)
    {
        var count = image.Width * image.Height;
        return [.. Enumerable.Range(0, count * 3).Select(i => (float)(image.Pixels[(i % count * 3) + (i / count)] / 127.5) - 1)];
    }
}
