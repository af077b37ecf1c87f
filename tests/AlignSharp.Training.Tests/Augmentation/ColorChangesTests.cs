using AlignSharp.Imaging;
using AlignSharp.Training.Augmentation;

namespace AlignSharp.Training.Tests.Augmentation;

public sealed class ColorChangesTests
{
    private static readonly byte[] Pixels = [10, 20, 30, 200, 100, 50, 255, 255, 255, 0, 0, 0];

    [Fact]
    public void A_factor_of_1_changes_nothing()
    {
        var image = Image();
        ColorChanges.Brightness(image, 1);
        ColorChanges.Contrast(image, 1);
        ColorChanges.Saturation(image, 1);
        Assert.Equal(Pixels, image.Pixels);
    }

    [Fact]
    public void Brightness_multiplies_and_clips()
    {
        var image = Image();
        ColorChanges.Brightness(image, 2);
        Assert.Equal([20, 40, 60, 255, 200, 100, 255, 255, 255, 0, 0, 0], image.Pixels);
    }

    [Fact]
    public void No_saturation_is_grey()
    {
        var image = Image();
        ColorChanges.Saturation(image, 0);
        Assert.Equal([18, 18, 18, 124, 124, 124, 255, 255, 255, 0, 0, 0], image.Pixels);
    }

    [Fact]
    public void No_contrast_is_the_mean_grey_everywhere()
    {
        var image = Image();
        ColorChanges.Contrast(image, 0);
        Assert.Single(image.Pixels.Distinct());
        Assert.Equal(99, image.Pixels[0]);
    }

    private static RgbImage Image() => new(2, 2, [.. Pixels]);
}
