using AlignSharp.Imaging;

namespace AlignSharp.Tests.Imaging;

public class DecodingGoldenTests
{
    private static readonly ImageDecoder AsStored = new(ignoreOrientation: true);

    public static TheoryData<string> Files => [.. ImageGoldens.Images.Where(image => !image.ReferenceSaturates).Select(image => image.File)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Pixels_equal_the_reference(string file)
    {
        var golden = ImageGoldens.Images.Single(image => image.File == file);
        var image = AsStored.Decode(ImageGoldens.File(file));
        Assert.Equal((golden.Width, golden.Height), (image.Width, image.Height));
        Assert.Equal(golden.DecodedSha256, ImageGoldens.Hash(image.Pixels));
    }
}
