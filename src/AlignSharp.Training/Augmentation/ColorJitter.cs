using AlignSharp.Imaging;

namespace AlignSharp.Training.Augmentation;

/// <summary>Changes brightness, contrast and saturation by random factors, in place.</summary>
internal static class ColorJitter
{
    public static void Apply(RgbImage image, double strength, Chance chance)
    {
        if (strength > 0)
        {
            ColorChanges.Brightness(image, Factor(strength, chance));
            ColorChanges.Contrast(image, Factor(strength, chance));
            ColorChanges.Saturation(image, Factor(strength, chance));
        }
    }

    private static double Factor(double strength, Chance chance) => chance.Between(1 - strength, 1 + strength);
}
