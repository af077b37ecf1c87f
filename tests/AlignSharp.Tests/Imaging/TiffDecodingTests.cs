using AlignSharp.Imaging;
using NetVips;

namespace AlignSharp.Tests.Imaging;

public sealed class TiffDecodingTests : IDisposable
{
    private readonly Image _source = Image.Pngload(ImageGoldens.File("rgb.png"));
    private readonly byte[] _pixels = ImageGoldens.Decode("rgb.png").Pixels;

    [Theory]
    [InlineData(Enums.ForeignTiffCompression.None, false)]
    [InlineData(Enums.ForeignTiffCompression.Lzw, false)]
    [InlineData(Enums.ForeignTiffCompression.Deflate, true)]
    public void Strips_and_tiles_are_read_exactly(Enums.ForeignTiffCompression compression, bool tile) =>
        Assert.Equal(_pixels, Decode(_source.TiffsaveBuffer(compression: compression, tile: tile)));

    [Fact]
    public void Sixteen_bits_are_scaled_to_eight()
    {
        using var wide = (_source * 257).Cast(Enums.BandFormat.Ushort).Copy(interpretation: Enums.Interpretation.Rgb16);
        Assert.Equal(_pixels, Decode(wide.TiffsaveBuffer()));
    }

    [Fact]
    public void Cmyk_is_converted_as_in_jpeg()
    {
        using var cmyk = Image.Jpegload(ImageGoldens.File("cmyk.jpg"));
        Assert.Equal(ImageGoldens.Decode("cmyk.jpg").Pixels, Decode(cmyk.TiffsaveBuffer()));
    }

    [Fact]
    public void One_bit_becomes_black_and_white()
    {
        using var grey = _source.ExtractBand(0);
        using var bits = grey > 127;
        var expected = Enumerable.Range(0, _pixels.Length).Select(i => _pixels[i / 3 * 3] > 127 ? (byte)255 : (byte)0);
        Assert.Equal(expected, Decode(bits.TiffsaveBuffer(bitdepth: 1)));
    }

    [Fact]
    public void Samples_that_are_not_8_or_16_bits_are_named()
    {
        using var real = _source.Cast(Enums.BandFormat.Float);
        var error = Assert.Throws<ImageException>(() => Decode(real.TiffsaveBuffer()));
        Assert.Contains("test.tif has 3 samples of kind Float", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _source.Dispose();

    private static byte[] Decode(byte[] tiff) => ImageDecoder.Default.Decode(tiff, "test.tif").Pixels;
}
