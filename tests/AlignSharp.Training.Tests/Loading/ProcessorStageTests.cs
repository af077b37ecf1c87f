using AlignSharp.Configuration;
using AlignSharp.Imaging;
using AlignSharp.Training.Loading;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Tests.Loading;

public sealed class ProcessorStageTests
{
    private static readonly ImageProcessorConfig Config = new() { Size = new ImageSize(40, 40), CropSize = new ImageSize(32, 32) };

    [Theory]
    [InlineData(true, 32)]
    [InlineData(false, 40)]
    public void The_crop_is_the_whole_picture_where_no_centre_is_cut_out(bool crops, int side) =>
        Assert.Equal(new ImageSizeStage(1, 40, side), ProcessorStage.Of(Config with { DoCenterCrop = crops }, "folder"));

    [Fact]
    public void Pictures_that_are_no_squares_are_refused()
    {
        Assert.Contains("40 x 30", Message(Config with { Size = new ImageSize(30, 40) }), StringComparison.Ordinal);
        Assert.Contains("shortest edge to 40", Message(Config with { ShortestEdge = 40 }), StringComparison.Ordinal);
        Assert.Contains("does not resize", Message(Config with { DoResize = false }), StringComparison.Ordinal);
    }

    private static string Message(ImageProcessorConfig config) =>
        Assert.Throws<TrainingException>(() => ProcessorStage.Of(config, "folder")).Message;
}
