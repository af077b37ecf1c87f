using AlignSharp.Evaluation.Corruptions.Pixels;

namespace AlignSharp.Evaluation.Tests.Corruptions.Pixels;

public sealed class ZoomTests
{
    [Theory]
    [InlineData(37, 23, 1f)]
    [InlineData(37, 23, 1.13f)]
    [InlineData(8, 61, 1.5f)]
    [InlineData(1, 1, 2f)]
    public void Each_pixel_lies_between_those_it_comes_from(int width, int height, float factor)
    {
        var random = new RandomDraws(3);
        var plane = Plane.Draw(width, height, random.Uniform);
        var zoomed = Zoom.In(plane, factor);
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                Assert.Equal(plane.Between(From(x, width, factor), From(y, height, factor), EdgeRule.Repeat), zoomed[x, y], 1e-5f);
            }
        }
    }

    // The middle part, of which both ends stay ends.
    private static float From(int place, int length, float factor)
    {
        var part = (int)MathF.Ceiling(length / factor);
        return ((length - part) / 2) + (place * (part - 1f) / (Math.Max(2, (int)MathF.Round(part * factor)) - 1));
    }
}
