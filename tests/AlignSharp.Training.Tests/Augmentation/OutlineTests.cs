using AlignSharp.Imaging;
using AlignSharp.Training.Augmentation;

namespace AlignSharp.Training.Tests.Augmentation;

public sealed class OutlineTests
{
    private const int Side = 16;

    [Fact]
    public void An_even_picture_has_no_edges()
    {
        var image = Picture(static _ => 200);

        Outline.Draw(image, 1);

        Assert.All(image.Pixels, static value => Assert.Equal(200, value));
    }

    [Fact]
    public void The_border_of_two_areas_becomes_a_black_line_of_two_pixels()
    {
        var image = Picture(static x => x < 8 ? 250 : 100);

        Outline.Draw(image, 1);

        var row = Enumerable.Range(0, Side).Select(x => image.Pixels[((5 * Side) + x) * RgbImage.Channels]);
        Assert.Equal([.. Enumerable.Repeat((byte)250, 7), 0, 0, .. Enumerable.Repeat((byte)100, 7)], row);
    }

    [Fact]
    public void A_share_of_zero_changes_nothing_and_one_of_one_every_picture()
    {
        var (never, always) = (Picture(static x => x * 15), Picture(static x => x * 15));

        Outline.Apply(never, 0, new Chance(1));
        Outline.Apply(always, 1, new Chance(1));

        Assert.Equal(Picture(static x => x * 15).Pixels, never.Pixels);
        Assert.NotEqual(never.Pixels, always.Pixels);
    }

    private static RgbImage Picture(Func<int, int> value) => new(Side, Side, [.. Enumerable.Range(0, Side * Side)
        .SelectMany(place => Enumerable.Repeat((byte)value(place % Side), RgbImage.Channels))]);
}
