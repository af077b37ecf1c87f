using AlignSharp.Imaging;
using AlignSharp.Imaging.Resampling;
using CsCheck;

namespace AlignSharp.Tests.Imaging;

public class ResizePropertyTests
{
    private static readonly Gen<ResampleFilter> Filters = Gen.Int[1, 5].Select(filter => (ResampleFilter)filter);

    private static readonly Gen<RgbImage> Images = Gen.Select(Gen.Int[1, 70], Gen.Int[1, 40], Gen.Int)
        .Select((width, height, seed) => Noise(width, height, seed));

    [Fact]
    public void Vectors_give_what_plain_arithmetic_gives() =>
        Gen.Select(Images, Gen.Int[1, 90], Gen.Int[1, 50], Filters).Sample(
            (image, width, height, filter) => image.Resize(width, height, filter).Pixels
                .AsSpan().SequenceEqual(PlainResize.Resize(image, image.Bounds, width, height, filter)),
            iter: 300);

    [Fact]
    public void A_box_is_resized_as_plain_arithmetic_does_it() =>
        Gen.Select(Images, Gen.Float.Unit.Array[4], Gen.Int[1, 60], Filters).Sample(
            (image, edges, side, filter) =>
            {
                var box = Box(image, edges);
                return image.Resize(side, side, filter, box).Pixels
                    .AsSpan().SequenceEqual(PlainResize.Resize(image, box, side, side, filter));
            },
            iter: 300);

    [Fact]
    public void A_window_has_the_bytes_of_the_whole() =>
        Gen.Select(Images, Gen.Int[0, 5], Gen.Int[2, 60], Gen.Double.Unit.Array[4]).Sample(
            (image, filter, side, edges) =>
            {
                var whole = image.Resize(side, side, (ResampleFilter)filter);
                var window = Window(side, edges);
                var part = new byte[window.Samples];
                new Resizing(image, image.Bounds, side, side, (ResampleFilter)filter).Render(window, part);
                return part.AsSpan().SequenceEqual(whole.Crop(window.X, window.Y, window.Width, window.Height).Pixels);
            },
            iter: 300);

    private static RgbImage Noise(int width, int height, int seed)
    {
        var pixels = new byte[width * height * 3];
        new Random(seed).NextBytes(pixels);
        return new RgbImage(width, height, pixels);
    }

    private static PixelBox Box(RgbImage image, float[] edges)
    {
        var (left, top) = (edges[0] * image.Width * 0.9f, edges[1] * image.Height * 0.9f);
        var right = Math.Min(image.Width, left + 0.05f + (edges[2] * (image.Width - left)));
        return new PixelBox(left, top, right, Math.Min(image.Height, top + 0.05f + (edges[3] * (image.Height - top))));
    }

    private static PixelWindow Window(int side, double[] edges)
    {
        var (x, y) = ((int)(edges[0] * (side - 1)), (int)(edges[1] * (side - 1)));
        return new PixelWindow(x, y, 1 + (int)(edges[2] * (side - x - 1)), 1 + (int)(edges[3] * (side - y - 1)));
    }
}
