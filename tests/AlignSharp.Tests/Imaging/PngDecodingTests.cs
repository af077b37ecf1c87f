using AlignSharp.Imaging;
using NetVips;

namespace AlignSharp.Tests.Imaging;

public class PngDecodingTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(128, 0)]
    [InlineData(129, 1)]
    [InlineData(257, 1)]
    [InlineData(385, 1)]
    [InlineData(386, 2)]
    [InlineData(32768, 128)]
    [InlineData(65406, 254)]
    [InlineData(65407, 255)]
    [InlineData(65535, 255)]
    public void Sixteen_bits_are_divided_by_257_and_rounded(int sample, byte expected)
    {
        byte[] row = [(byte)(sample >> 8), (byte)sample];
        Assert.Equal([expected, expected, expected], Decode(TinyPng.Create(1, 1, 16, TinyPng.Grey, [row])));
    }

    [Fact]
    public void A_sixteen_bit_photograph_is_scaled_rather_than_saturated()
    {
        using var image = Image.Pngload(ImageGoldens.File("gray16.png"));
        var expected = image.WriteToMemory<ushort>().Select(sample => (byte)Math.Round(sample / 257.0));
        Assert.Equal(expected.SelectMany(grey => new[] { grey, grey, grey }), ImageGoldens.Decode("gray16.png").Pixels);
    }

    [Fact]
    public void Sixteen_bit_color_is_scaled_channel_by_channel() => Assert.Equal(
        [255, 128, 0],
        Decode(TinyPng.Create(1, 1, 16, TinyPng.Rgb, [[0xFF, 0xFF, 0x80, 0x00, 0x00, 0x10]])));

    [Fact]
    public void The_color_under_full_transparency_is_kept() =>
        Assert.Equal([10, 20, 30], Decode(TinyPng.Create(1, 1, 8, TinyPng.Rgba, [[10, 20, 30, 0]])));

    [Fact]
    public void A_transparent_palette_entry_keeps_its_color() => Assert.Equal(
        [200, 100, 50, 1, 2, 3],
        Decode(TinyPng.Create(2, 1, 1, TinyPng.Palette, [[0b0100_0000]], ("PLTE", [200, 100, 50, 1, 2, 3]), ("tRNS", [0]))));

    [Fact]
    public void A_color_profile_and_a_gamma_change_nothing() => Assert.Equal(
        [10, 20, 30],
        Decode(TinyPng.Create(1, 1, 8, TinyPng.Rgb, [[10, 20, 30]], ("gAMA", [0, 0, 0x27, 0x10]))));

    private static byte[] Decode(byte[] png) => ImageDecoder.Default.Decode(png, "test.png").Pixels;
}
