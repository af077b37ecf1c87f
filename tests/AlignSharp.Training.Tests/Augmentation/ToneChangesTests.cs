using AlignSharp.Imaging;
using AlignSharp.Training.Augmentation;

namespace AlignSharp.Training.Tests.Augmentation;

public sealed class ToneChangesTests
{
    [Fact]
    public void Solarize_inverts_the_bright_samples_only()
    {
        var image = new RgbImage(2, 1, [0, 127, 128, 200, 255, 10]);

        ToneChanges.Solarize(image, 128);

        Assert.Equal([0, 127, 127, 55, 0, 10], image.Pixels);
    }

    [Fact]
    public void Posterize_keeps_the_highest_bits()
    {
        var image = new RgbImage(2, 1, [0, 15, 16, 31, 255, 128]);

        ToneChanges.Posterize(image, 4);

        Assert.Equal([0, 0, 16, 16, 240, 128], image.Pixels);
    }

    [Fact]
    public void Auto_contrast_spans_the_whole_range_in_every_channel()
    {
        var image = TestPictures.Noise();

        HistogramChanges.AutoContrast(image);

        for (var channel = 0; channel < RgbImage.Channels; channel++)
        {
            var samples = image.Pixels.Where((_, i) => i % RgbImage.Channels == channel).ToArray();
            Assert.Equal((0, 255), (samples.Min(), samples.Max()));
        }
    }

    [Fact]
    public void Equalize_makes_a_narrow_range_even()
    {
        var image = TestPictures.Create(static (x, _) => ((byte)(100 + x), (byte)(100 + x), (byte)(100 + x)));

        HistogramChanges.Equalize(image);

        // 48 samples of each of 48 values; all but the last value's fill 255 steps of 8.
        Assert.All(
            Enumerable.Range(0, TestPictures.Side),
            x => Assert.Equal(Math.Min((4 + (48 * x)) / 8, 255), TestPictures.At(image, x, 0).Red));
    }

    [Fact]
    public void A_plain_picture_has_nothing_to_spread()
    {
        var image = TestPictures.Create(static (_, _) => (70, 80, 90));

        HistogramChanges.AutoContrast(image);
        HistogramChanges.Equalize(image);

        Assert.All(Enumerable.Range(0, TestPictures.Side), x => Assert.Equal((70, 80, 90), TestPictures.At(image, x, x)));
    }

    [Fact]
    public void Sharpness_of_zero_is_the_mean_around_and_above_one_moves_away_from_it()
    {
        var (blurred, sharp) = (Dot(), Dot());

        Sharpness.Apply(blurred, 0);
        Sharpness.Apply(sharp, 1.5);

        Assert.Equal((50, 10), (TestPictures.At(blurred, 9, 9).Red, TestPictures.At(blurred, 10, 9).Red));
        Assert.Equal((170, 0), (TestPictures.At(sharp, 9, 9).Red, TestPictures.At(sharp, 20, 20).Red));
    }

    private static RgbImage Dot() => TestPictures.Create(static (x, y) => x == 9 && y == 9 ? ((byte)130, (byte)0, (byte)0) : ((byte)0, (byte)0, (byte)0));
}
