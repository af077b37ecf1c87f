using AlignSharp.Imaging;
using NetVips;

namespace AlignSharp.Data.Tests.Deduplication;

/// <summary>Pictures that follow from a number: shapes of many colours on a shaded ground, every one different.</summary>
internal static class GeneratedPicture
{
    private const int Width = 128;
    private const int Height = 96;

    public static RgbImage Draw(int number)
    {
        var random = new Random(number);
        var pixels = new byte[Width * Height * RgbImage.Channels];
        var (from, to) = (Color(random), Color(random));
        Paint(pixels, (x, y) => true, (x, y, channel) => from[channel] + ((to[channel] - from[channel]) * (x + y) / (Width + Height)));
        for (var shape = 0; shape < 9; shape++)
        {
            var color = Color(random);
            var (centerX, centerY) = (random.Next(Width), random.Next(Height));
            var (radiusX, radiusY) = (random.Next(6, 40), random.Next(6, 40));
            var power = random.Next(2) == 0 ? 2 : 8;
            Paint(
                pixels,
                (x, y) => Math.Pow(Math.Abs((double)(x - centerX) / radiusX), power) + Math.Pow(Math.Abs((double)(y - centerY) / radiusY), power) <= 1,
                (_, _, channel) => color[channel]);
        }

        return new RgbImage(Width, Height, pixels);
    }

    public static byte[] Png(RgbImage image) => Encode(image, picture => picture.PngsaveBuffer());

    public static byte[] Jpeg(RgbImage image, int quality) => Encode(image, picture => picture.JpegsaveBuffer(quality));

    public static byte[] WebP(RgbImage image, int quality) => Encode(image, picture => picture.WebpsaveBuffer(quality));

    private static byte[] Encode(RgbImage image, Func<Image, byte[]> encode)
    {
        using var pixels = Image.NewFromMemory(image.Pixels, image.Width, image.Height, RgbImage.Channels, Enums.BandFormat.Uchar);
        using var picture = pixels.Copy(interpretation: Enums.Interpretation.Srgb);
        return encode(picture);
    }

    private static byte[] Color(Random random)
    {
        var color = new byte[RgbImage.Channels];
        random.NextBytes(color);
        return color;
    }

    private static void Paint(byte[] pixels, Func<int, int, bool> isInside, Func<int, int, int, int> level)
    {
        for (var i = 0; i < pixels.Length; i++)
        {
            var (x, y) = (i / RgbImage.Channels % Width, i / RgbImage.Channels / Width);
            if (isInside(x, y))
            {
                pixels[i] = (byte)level(x, y, i % RgbImage.Channels);
            }
        }
    }
}
