using AlignSharp.Data.Download.Pictures;
using CsCheck;

namespace AlignSharp.Data.Tests.Download.Pictures;

public sealed class ResizePlanTests
{
    [Theory]
    [InlineData(ResizeMode.None, 800, 600, 800, 600, 800, 600)]
    [InlineData(ResizeMode.ShortSide, 800, 600, 341, 256, 341, 256)]
    [InlineData(ResizeMode.ShortSide, 600, 800, 256, 341, 256, 341)]
    [InlineData(ResizeMode.LongSide, 800, 600, 256, 192, 256, 192)]
    [InlineData(ResizeMode.Crop, 800, 600, 341, 256, 256, 256)]
    [InlineData(ResizeMode.Border, 800, 600, 256, 192, 256, 256)]
    [InlineData(ResizeMode.ShortSide, 100, 80, 100, 80, 100, 80)]
    [InlineData(ResizeMode.LongSide, 100, 80, 100, 80, 100, 80)]
    [InlineData(ResizeMode.Crop, 100, 80, 100, 80, 80, 80)]
    [InlineData(ResizeMode.Border, 100, 80, 100, 80, 256, 256)]
    [InlineData(ResizeMode.LongSide, 1000, 1, 256, 1, 256, 1)]
    public void Modes_keep_the_ratio_and_never_enlarge(
        ResizeMode mode, int width, int height, int resizedWidth, int resizedHeight, int canvasWidth, int canvasHeight) =>
        Assert.Equal(
            new ResizePlan(resizedWidth, resizedHeight, canvasWidth, canvasHeight),
            ResizePlan.For(width, height, Options(mode)));

    [Theory]
    [InlineData(ResizeMode.ShortSide, 100, 80, 320, 256, 320, 256)]
    [InlineData(ResizeMode.LongSide, 100, 80, 256, 205, 256, 205)]
    [InlineData(ResizeMode.Crop, 100, 80, 320, 256, 256, 256)]
    [InlineData(ResizeMode.Border, 100, 80, 256, 205, 256, 256)]
    public void Smaller_pictures_are_enlarged_when_asked(
        ResizeMode mode, int width, int height, int resizedWidth, int resizedHeight, int canvasWidth, int canvasHeight) =>
        Assert.Equal(
            new ResizePlan(resizedWidth, resizedHeight, canvasWidth, canvasHeight),
            ResizePlan.For(width, height, Options(mode) with { Upscale = true }));

    [Fact]
    public void Size_is_met_exactly_on_the_side_that_leads() =>
        Gen.Select(Gen.Int[1, 20_000], Gen.Int[1, 20_000], Gen.Int[1, 2000]).Sample((width, height, size) =>
        {
            var options = Options(ResizeMode.ShortSide) with { Size = size, Upscale = true };
            var byShort = ResizePlan.For(width, height, options);
            var byLong = ResizePlan.For(width, height, options with { Resize = ResizeMode.LongSide });
            return Math.Min(byShort.Width, byShort.Height) == size && Math.Max(byLong.Width, byLong.Height) == size;
        });

    private static PictureOptions Options(ResizeMode mode) => new() { Resize = mode, Size = 256 };
}
