using AlignSharp.Imaging;
using AlignSharp.Training.Augmentation;
using AlignSharp.Training.Settings;
using CsCheck;

namespace AlignSharp.Training.Tests.Augmentation;

public sealed class RandomCropTests
{
    [Fact]
    public void Crops_of_any_picture_have_the_size_asked_for() =>
        Gen.Select(Gen.Int[1, 70], Gen.Int[1, 70], Gen.Int[32, 48], Gen.Double[0.05, 1], Gen.ULong).Sample((width, height, crop, least, seed) =>
        {
            var image = new RgbImage(width, height, new byte[width * height * 3]);
            var settings = new ImageSettings { LeastArea = seed % 2 == 0 ? least : null };
            var taken = RandomCrop.Take(image, crop + 6, crop, ResampleFilter.Bilinear, settings, new Chance(seed));
            Assert.Equal((crop, crop), (taken.Width, taken.Height));
        }, iter: 300);

    [Fact]
    public void A_crop_as_large_as_the_picture_is_the_resized_picture()
    {
        var image = Gradient(50, 40);
        var taken = RandomCrop.Take(image, 32, 32, ResampleFilter.Bilinear, new ImageSettings(), new Chance(1));
        Assert.Equal(image.Resize(32, 32, ResampleFilter.Bilinear).Pixels, taken.Pixels);
    }

    [Fact]
    public void Places_differ_with_the_seed_and_repeat_with_it()
    {
        var image = Gradient(60, 60);
        var taken = Enumerable.Range(0, 8)
            .Select(seed => RandomCrop.Take(image, 40, 32, ResampleFilter.Bilinear, new ImageSettings(), new Chance((ulong)seed)).Pixels)
            .ToArray();
        Assert.Equal(8, taken.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(taken[3], RandomCrop.Take(image, 40, 32, ResampleFilter.Bilinear, new ImageSettings(), new Chance(3)).Pixels);
    }

    private static RgbImage Gradient(int width, int height)
    {
        var pixels = new byte[width * height * 3];
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)(((i / 3 % width) * 3) + (i / 3 / width * 2) + (i % 3 * 20));
        }

        return new RgbImage(width, height, pixels);
    }
}
