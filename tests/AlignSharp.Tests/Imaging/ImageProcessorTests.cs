using AlignSharp.Configuration;
using AlignSharp.Imaging;

namespace AlignSharp.Tests.Imaging;

public class ImageProcessorTests
{
    private static readonly ImageProcessorConfig Plain = new()
    {
        DoResize = false, DoCenterCrop = true, DoRescale = false, DoNormalize = false, IncludeTop = false,
    };

    // 4 x 3, the value of a pixel is its number.
    private static readonly RgbImage Numbered = new(4, 3, [.. Enumerable.Range(0, 36).Select(i => (byte)(i / 3))]);

    [Fact]
    public void A_crop_that_leaves_an_odd_pixel_leaves_it_right_and_below() =>
        Assert.Equal([0, 1, 2, 4, 5, 6], Red(Plain with { CropSize = new ImageSize(2, 3) }, Numbered));

    [Fact]
    public void A_crop_larger_than_the_picture_is_padded_with_the_odd_row_above_and_left() => Assert.Equal(
        [0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 0, 0, 4, 5, 6, 7, 0, 0, 8, 9, 10, 11, 0],
        Red(Plain with { CropSize = new ImageSize(4, 6) }, Numbered));

    [Fact]
    public void A_crop_may_cut_one_axis_and_pad_the_other() => Assert.Equal(
        [0, 0, 1, 2, 5, 6, 9, 10, 0, 0],
        Red(Plain with { CropSize = new ImageSize(5, 2) }, Numbered));

    [Fact]
    public void Padding_is_black_before_rescaling()
    {
        var config = Plain with { CropSize = new ImageSize(5, 4), DoRescale = true, RescaleFactor = 1 / 127.5, RescaleOffset = true };
        Assert.Equal(-1f, Red(config, Numbered)[0]);
    }

    [Fact]
    public void Rescaling_normalising_and_the_top_follow_one_another()
    {
        var image = new RgbImage(1, 1, [255, 51, 0]);
        var config = Plain with { CropSize = new ImageSize(1, 1), DoRescale = true };
        Assert.Equal([1, (float)(51 / 255.0), 0], Values(config, image));
        config = config with { DoNormalize = true, ImageMean = [0.5, 0.4, 0.3], ImageStd = [0.5, 0.25, 0.2] };
        float[] normalized = [(1 - 0.5f) / 0.5f, ((float)(51 / 255.0) - 0.4f) / 0.25f, (0 - 0.3f) / 0.2f];
        Assert.Equal(normalized, Values(config, image));
        Assert.Equal(
            [normalized[0] / 0.5f, normalized[1] / 0.25f, normalized[2] / 0.2f], Values(config with { IncludeTop = true }, image));
    }

    [Fact]
    public void The_shortest_edge_keeps_the_aspect_and_rounds_the_longer_one_down()
    {
        var image = ImageGoldens.Decode("rgb.png");
        var config = Plain with
        {
            DoResize = true, ShortestEdge = 100, Resample = ResampleFilter.Bicubic, CropSize = new ImageSize(100, 132),
        };
        Assert.Equal(Plane(image.Resize(132, 100, ResampleFilter.Bicubic)), Red(config, image));
    }

    [Fact]
    public void An_extreme_aspect_costs_no_more_than_its_crop()
    {
        var config = Plain with { DoResize = true, ShortestEdge = 346, Resample = ResampleFilter.Bilinear };
        var processor = new ImageProcessor(config);
        var line = new RgbImage(60_000, 1, new byte[180_000]);
        var values = new float[3 * 289 * 289];
        var before = GC.GetAllocatedBytesForCurrentThread();
        processor.Process(line, values);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Fact]
    public void TensorFlows_resize_is_scaled_without_rounding()
    {
        var image = ImageGoldens.Decode("rgb.png");
        var config = new ImageProcessorConfig { Size = new ImageSize(64, 64), DoNormalize = false, IncludeTop = false };
        var actual = new ImageProcessor(config, ResizeMethod.TensorFlow).Process([image]).Values.ToArray();
        var samples = image.ResizeWithoutAntialias(64, 64).Values.ToArray();
        Assert.Equal(samples.Where((_, i) => i % 3 == 1).Select(sample => (float)(sample * (1 / 255.0))), actual[4096..8192]);
    }

    [Fact]
    public void A_batch_holds_each_picture_in_its_place()
    {
        var processor = new ImageProcessor(new ImageProcessorConfig { Size = new ImageSize(20, 30) });
        RgbImage[] images = [ImageGoldens.Decode("rgb.png"), Numbered];
        var batch = processor.Process(images);
        Assert.Equal([2, 3, 20, 30], batch.Shape);
        Assert.Equal(processor.Process([Numbered]).Values, batch[1]);
        Assert.Equal((30, 20), (processor.Width, processor.Height));
    }

    [Fact]
    public void A_destination_of_another_length_is_refused() => Assert.Throws<ArgumentException>(
        () => new ImageProcessor(Plain).Process(Numbered, new float[10]));

    [Fact]
    public void Settings_that_let_the_size_vary_are_refused()
    {
        Assert.Throws<ConfigurationException>(() => new ImageProcessor(Plain with { DoCenterCrop = false }));
        Assert.Throws<ConfigurationException>(
            () => new ImageProcessor(Plain with { DoResize = true, ShortestEdge = 10, DoCenterCrop = false }));
    }

    private static float[] Values(ImageProcessorConfig config, RgbImage image) =>
        new ImageProcessor(config).Process([image]).Values.ToArray();

    private static float[] Red(ImageProcessorConfig config, RgbImage image)
    {
        var values = Values(config, image);
        return values[..(values.Length / 3)];
    }

    private static float[] Plane(RgbImage image) => [.. image.Pixels.Where((_, i) => i % 3 == 0).Select(value => (float)value)];
}
