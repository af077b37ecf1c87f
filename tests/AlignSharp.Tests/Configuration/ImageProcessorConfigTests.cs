using System.Text;
using AlignSharp.Configuration;
using AlignSharp.Imaging;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Configuration;

public class ImageProcessorConfigTests
{
    [Theory]
    [InlineData("transformers4")]
    [InlineData("transformers5")]
    public void Both_layouts_hold_the_same_settings(string layout)
    {
        var config = ImageProcessorConfig.Load(Fixtures.Path("layouts", layout));
        Assert.True(config.DoResize && config.DoCenterCrop && config.DoRescale && config.RescaleOffset);
        Assert.False(config.DoNormalize || config.IncludeTop);
        Assert.Equal(new ImageSize(346, 346), config.Size);
        Assert.Equal(new ImageSize(289, 289), config.CropSize);
        Assert.Equal(ResampleFilter.Bilinear, config.Resample);
        Assert.Equal(1 / 127.5, config.RescaleFactor);
        Assert.Equal([0.5, 0.5, 0.5], config.ImageMean);
        Assert.Null(config.ShortestEdge);
    }

    [Fact]
    public void The_default_model_has_an_image_processor() =>
        Assert.True(ImageProcessorConfig.Load(Fixtures.AlignMini).DoResize);

    [Fact]
    public void What_a_file_leaves_out_has_the_defaults_of_the_class()
    {
        var config = Read("{}");
        Assert.Equal(new ImageProcessorConfig().ToString(), config.ToString());
        Assert.Equal(ResampleFilter.Nearest, config.Resample);
        Assert.True(config.DoNormalize && config.IncludeTop);
        Assert.False(config.DoCenterCrop || config.RescaleOffset);
        Assert.Equal(1 / 255.0, config.RescaleFactor);
    }

    [Fact]
    public void Sizes_may_be_one_number_and_means_too()
    {
        var config = Read("""{"size": 100, "crop_size": 90, "image_mean": 0.25, "image_std": 2}""");
        Assert.Equal(new ImageSize(100, 100), config.Size);
        Assert.Equal(new ImageSize(90, 90), config.CropSize);
        Assert.Equal([0.25, 0.25, 0.25], config.ImageMean);
        Assert.Equal([2, 2, 2], config.ImageStd);
    }

    [Fact]
    public void A_shortest_edge_is_read() => Assert.Equal(224, Read("""{"size": {"shortest_edge": 224}}""").ShortestEdge);

    [Theory]
    [InlineData("""{"resample": 6}""", "test: resample is 6; expected an integer between 0 and 5.")]
    [InlineData("""{"resample": -1}""", "test: resample is -1; expected an integer between 0 and 5.")]
    [InlineData("""{"size": -5}""", "test: size is -5; expected an integer between 1 and 4096.")]
    [InlineData("""{"size": {"height": 0, "width": 2}}""", "test: size: height is 0; expected an integer between 1 and 4096.")]
    [InlineData("""{"crop_size": {"height": 5}}""", "test: crop_size: width is absent; expected an integer between 1 and 4096.")]
    [InlineData("""{"crop_size": {"shortest_edge": 5}}""", "test: crop_size: height is absent; expected an integer between 1 and 4096.")]
    [InlineData("""{"size": {"shortest_edge": 5, "longest_edge": 9}}""", "test: size: longest_edge is given; expected height and width, or shortest_edge alone.")]
    [InlineData("""{"size": "big"}""", "test: size is \"big\"; expected an object.")]
    [InlineData("""{"image_mean": [1, 2]}""", "test: image_mean is 2 numbers; expected 3, one a channel.")]
    [InlineData("""{"image_std": [1, 0, 1]}""", "test: image_std is [1, 0, 1]; expected numbers other than 0.")]
    [InlineData("""{"image_std": 1e-60}""", "test: image_std is [1E-60, 1E-60, 1E-60]; expected numbers other than 0.")]
    [InlineData("""{"image_mean": [1e300, 0, 0]}""", "test: image_mean is too large; expected numbers that single precision can hold.")]
    [InlineData("""{"do_resize": 1}""", "test: do_resize is 1; expected true or false.")]
    public void A_value_that_cannot_be_is_named(string json, string message) =>
        Assert.Equal(message, Assert.Throws<ConfigurationException>(() => Read(json)).Message);

    [Fact]
    public void A_folder_without_settings_says_which_files_were_expected()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Combine("processor_config.json"), """{"processor_class": "AlignProcessor"}""");
        Assert.Equal(
            $"{folder.FullName} says nothing about pictures; expected processor_config.json with image_processor, or preprocessor_config.json.",
            Assert.Throws<ConfigurationException>(() => ImageProcessorConfig.Load(folder.FullName)).Message);
    }

    [Fact]
    public void The_newer_layout_wins_where_both_are_present()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Combine("processor_config.json"), """{"image_processor": {"size": 10}}""");
        File.WriteAllText(folder.Combine("preprocessor_config.json"), """{"size": 20}""");
        Assert.Equal(new ImageSize(10, 10), ImageProcessorConfig.Load(folder.FullName).Size);
    }

    private static ImageProcessorConfig Read(string json) =>
        ImageProcessorConfigReader.Read(JsonSection.Parse("test", Encoding.UTF8.GetBytes(json)));
}
