using AlignSharp.Imaging;

namespace AlignSharp.Training.Tests.Augmentation;

/// <summary>Pictures made by formula.</summary>
internal static class TestPictures
{
    public const int Side = 48;

    /// <summary>White, with a coloured disc in the middle.</summary>
    public static RgbImage Drawing() => Create(static (x, y) =>
        ((x - 24) * (x - 24)) + ((y - 24) * (y - 24)) < 100 ? ((byte)200, (byte)(40 + x), (byte)(3 * y)) : (byte.MaxValue, byte.MaxValue, byte.MaxValue));

    /// <summary>Every sample another, from 60 to 199.</summary>
    public static RgbImage Noise() => Create(static (x, y) => (Value(x, y, 1), Value(x, y, 2), Value(x, y, 3)));

    public static RgbImage Create(Func<int, int, (byte Red, byte Green, byte Blue)> color)
    {
        var pixels = new byte[Side * Side * RgbImage.Channels];
        for (var i = 0; i < Side * Side; i++)
        {
            (pixels[3 * i], pixels[(3 * i) + 1], pixels[(3 * i) + 2]) = color(i % Side, i / Side);
        }

        return new RgbImage(Side, Side, pixels);
    }

    public static (byte Red, byte Green, byte Blue) At(RgbImage image, int x, int y)
    {
        var i = ((y * image.Width) + x) * RgbImage.Channels;
        return (image.Pixels[i], image.Pixels[i + 1], image.Pixels[i + 2]);
    }

    private static byte Value(int x, int y, int channel) => (byte)(60 + (((x * 31) + (y * 17) + (channel * 57) + (x * y)) % 140));
}
