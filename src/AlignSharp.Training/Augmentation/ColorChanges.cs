using AlignSharp.Imaging;

namespace AlignSharp.Training.Augmentation;

/// <summary>
/// Moves every sample away from, or towards, black, the mean grey or the pixel's own grey; a factor of 1 changes nothing.
/// Pictures are changed in place.
/// </summary>
internal static class ColorChanges
{
    public static void Brightness(RgbImage image, double factor) => ChannelTables.Apply(image, value => value * factor);

    public static void Contrast(RgbImage image, double factor)
    {
        var mean = MeanGrey(image);
        ChannelTables.Apply(image, value => mean + ((value - mean) * factor));
    }

    public static void Saturation(RgbImage image, double factor)
    {
        var pixels = image.Pixels;
        for (var i = 0; i < pixels.Length; i += RgbImage.Channels)
        {
            var grey = Grey(pixels[i], pixels[i + 1], pixels[i + 2]);
            for (var channel = i; channel < i + RgbImage.Channels; channel++)
            {
                pixels[channel] = ChannelTables.ToByte(grey + ((pixels[channel] - grey) * factor));
            }
        }
    }

    private static double MeanGrey(RgbImage image)
    {
        var sum = 0.0;
        for (var i = 0; i < image.Pixels.Length; i += RgbImage.Channels)
        {
            sum += Grey(image.Pixels[i], image.Pixels[i + 1], image.Pixels[i + 2]);
        }

        return sum / (image.Width * image.Height);
    }

    // ITU-R 601-2, as Pillow's conversion to grey.
    private static double Grey(byte red, byte green, byte blue) => (0.299 * red) + (0.587 * green) + (0.114 * blue);
}
