using AlignSharp.Imaging;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Augmentation;

/// <summary>Where a picture is cut out, and to which size that is brought: in one resize, so no pixel is resampled twice.</summary>
internal static class RandomCrop
{
    private const double GreatestAspect = 4 / 3.0;

    public static RgbImage Take(RgbImage image, int resize, int crop, ResampleFilter filter, ImageSettings settings, Chance chance)
    {
        var box = settings.LeastArea is { } least ? OfArea(image, least, chance) : OfSize(image, (double)crop / resize, chance);
        return image.Resize(crop, crop, filter, box);
    }

    // The paper's: the whole picture resized without keeping its aspect, then a square at a random place.
    private static PixelBox OfSize(RgbImage image, double share, Chance chance) =>
        At(image, image.Width * share, image.Height * share, chance);

    private static PixelBox OfArea(RgbImage image, double least, Chance chance)
    {
        var area = chance.Between(least, 1);
        var stretch = Math.Sqrt(Math.Exp(chance.Between(-Math.Log(GreatestAspect), Math.Log(GreatestAspect))));
        var side = Math.Sqrt(area);
        return At(image, image.Width * Math.Min(1, side * stretch), image.Height * Math.Min(1, side / stretch), chance);
    }

    private static PixelBox At(RgbImage image, double width, double height, Chance chance)
    {
        var left = chance.Uniform() * (image.Width - width);
        var top = chance.Uniform() * (image.Height - height);
        return new PixelBox(
            (float)left, (float)top, Math.Min((float)(left + width), image.Width), Math.Min((float)(top + height), image.Height));
    }
}
