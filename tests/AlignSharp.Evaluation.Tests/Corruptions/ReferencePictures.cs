using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Tests.Corruptions;

/// <summary>The pictures whose corruption the reference measured, 224x224.</summary>
internal static class ReferencePictures
{
    private const int Side = 224;

    public static RgbImage Read(string source) => source == "smooth"
        ? Smooth()
        : ImageDecoder.Default.Decode(Fixtures.Path("images", source)).Resize(Side, Side, ResampleFilter.Bilinear);

    private static RgbImage Smooth()
    {
        var pixels = new byte[Side * Side * RgbImage.Channels];
        for (var pixel = 0; pixel < Side * Side; pixel++)
        {
            var (x, y) = (pixel % Side, pixel / Side);
            var isInside = ((x - 112) * (x - 112)) + ((y - 112) * (y - 112)) < 70 * 70;
            pixels[pixel * 3] = (byte)(x * 255 / (Side - 1));
            pixels[(pixel * 3) + 1] = (byte)(y * 255 / (Side - 1));
            pixels[(pixel * 3) + 2] = (byte)(isInside ? 220 : 20);
        }

        return new RgbImage(Side, Side, pixels);
    }
}
