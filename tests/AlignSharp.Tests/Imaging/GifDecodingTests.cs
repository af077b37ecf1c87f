using AlignSharp.Imaging;

namespace AlignSharp.Tests.Imaging;

public class GifDecodingTests
{
    private const byte Opaque = 0;
    private const byte Transparent = 1;

    [Theory]
    [InlineData(Opaque)]
    [InlineData(Transparent)]
    public void A_transparent_index_keeps_the_color_of_its_palette(byte flags)
    {
        var image = ImageDecoder.Default.Decode(TwoPixels(flags), "test.gif");
        Assert.Equal([10, 20, 30, 200, 100, 50], image.Pixels);
    }

    private static byte[] TwoPixels(byte flags) =>
    [
        .. "GIF89a"u8, 2, 0, 1, 0, 0x80, 0, 0, 10, 20, 30, 200, 100, 50,
        0x21, 0xFE, 2, .. "hi"u8, 0, 0x21, 0xF9, 4, flags, 0, 0, 0, 0,
        0x2C, 0, 0, 0, 0, 2, 0, 1, 0, 0, 2, 2, 0x44, 0x0A, 0, 0x3B,
    ];
}
