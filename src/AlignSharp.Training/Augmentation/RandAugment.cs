using AlignSharp.Imaging;

namespace AlignSharp.Training.Augmentation;

/// <summary>
/// A few operations drawn at random, each as strong as one number says (RandAugment, arXiv 1909.13719). The paper's fourteen
/// operations and ranges, but a greater magnitude is a stronger change for every one; in the paper's code it is a weaker one for
/// solarise and posterise. Pictures are changed in place.
/// </summary>
internal static class RandAugment
{
    /// <summary>The magnitude at which every operation is at its strongest.</summary>
    public const double GreatestMagnitude = 10;

    private const double Degrees = 30;
    private const double Slope = 0.3;
    private const double Shift = 0.45;
    private const double Enhancement = 0.9;
    private const double DroppedBits = 4;

    private static readonly Action<RgbImage, double, Chance>[] Operations =
    [
        static (_, _, _) => { },
        static (image, _, _) => HistogramChanges.AutoContrast(image),
        static (image, _, _) => HistogramChanges.Equalize(image),
        static (image, strength, chance) => GeometricChanges.Rotate(image, Degrees * Signed(strength, chance)),
        static (image, strength, _) => ToneChanges.Solarize(image, ChannelTables.Values * (1 - strength)),
        static (image, strength, _) => ToneChanges.Posterize(image, 8 - (int)Math.Round(DroppedBits * strength)),
        static (image, strength, chance) => ColorChanges.Saturation(image, Factor(strength, chance)),
        static (image, strength, chance) => ColorChanges.Contrast(image, Factor(strength, chance)),
        static (image, strength, chance) => ColorChanges.Brightness(image, Factor(strength, chance)),
        static (image, strength, chance) => Sharpness.Apply(image, Factor(strength, chance)),
        static (image, strength, chance) => GeometricChanges.ShearX(image, Slope * Signed(strength, chance)),
        static (image, strength, chance) => GeometricChanges.ShearY(image, Slope * Signed(strength, chance)),
        static (image, strength, chance) => GeometricChanges.TranslateX(image, Shift * Signed(strength, chance)),
        static (image, strength, chance) => GeometricChanges.TranslateY(image, Shift * Signed(strength, chance)),
    ];

    /// <param name="image">The picture.</param>
    /// <param name="operations">How many operations are drawn, with repeats.</param>
    /// <param name="magnitude">0 to <see cref="GreatestMagnitude"/>.</param>
    /// <param name="chance">Where the draws come from.</param>
    public static void Apply(RgbImage image, int operations, double magnitude, Chance chance)
    {
        for (var i = 0; i < operations; i++)
        {
            Operations[chance.Below(Operations.Length)](image, magnitude / GreatestMagnitude, chance);
        }
    }

    private static double Signed(double strength, Chance chance) => chance.Happens(0.5) ? -strength : strength;

    private static double Factor(double strength, Chance chance) => 1 + (Enhancement * Signed(strength, chance));
}
