using AlignSharp.Imaging;

namespace AlignSharp.Tests.Imaging;

public class GeometryTests
{
    private static readonly RgbImage Image = new(3, 2, [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4, 5, 5, 5, 6, 6, 6]);

    [Fact]
    public void A_crop_copies_its_part() => Assert.Equal([2, 2, 2, 3, 3, 3, 5, 5, 5, 6, 6, 6], Image.Crop(1, 0, 2, 2).Pixels);

    [Theory]
    [InlineData(-1, 0, 1, 1)]
    [InlineData(0, -1, 1, 1)]
    [InlineData(2, 0, 2, 1)]
    [InlineData(0, 1, 1, 2)]
    [InlineData(0, 0, 0, 1)]
    [InlineData(1, 0, int.MaxValue, 1)]
    public void A_crop_that_leaves_the_picture_is_refused(int x, int y, int width, int height) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Image.Crop(x, y, width, height));

    [Fact]
    public void A_flip_exchanges_left_and_right()
    {
        var flipped = Image.FlipHorizontally();
        Assert.Equal([3, 3, 3, 2, 2, 2, 1, 1, 1, 6, 6, 6, 5, 5, 5, 4, 4, 4], flipped.Pixels);
        Assert.Equal(Image.Pixels, flipped.FlipHorizontally().Pixels);
    }

    [Fact]
    public void The_same_size_copies_the_pixels()
    {
        var copy = Image.Resize(3, 2, ResampleFilter.Lanczos);
        Assert.Equal(Image.Pixels, copy.Pixels);
        Assert.NotSame(Image.Pixels, copy.Pixels);
    }

    [Fact]
    public void The_nearest_pixels_of_a_box_are_those_under_the_new_centres()
    {
        var doubled = Image.Resize(4, 1, ResampleFilter.Nearest, new PixelBox(1, 1, 3, 2));
        Assert.Equal([5, 5, 5, 5, 5, 5, 6, 6, 6, 6, 6, 6], doubled.Pixels);
        var quarter = Image.Resize(2, 1, ResampleFilter.Nearest, new PixelBox(0.5f, 0, 2, 2));
        Assert.Equal([4, 4, 4, 5, 5, 5], quarter.Pixels);
    }

    [Theory]
    [InlineData(-1, 0, 3, 2)]
    [InlineData(0, 0, 3.5f, 2)]
    [InlineData(1, 0, 1, 2)]
    [InlineData(0, float.NaN, 3, 2)]
    public void A_box_without_area_or_outside_is_refused(float left, float top, float right, float bottom) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => Image.Resize(2, 2, ResampleFilter.Bilinear, new PixelBox(left, top, right, bottom)));

    [Fact]
    public void A_size_below_one_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Image.Resize(0, 2, ResampleFilter.Bilinear));
        Assert.Throws<ArgumentOutOfRangeException>(() => Image.ResizeWithoutAntialias(2, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Image.Resize(2, 2, (ResampleFilter)6));
    }
}
