using AlignSharp.Evaluation.Corruptions;
using AlignSharp.Evaluation.Corruptions.Attack;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Tests.Corruptions;

public sealed class TypographicAttackTests
{
    [Fact]
    public void Text_is_written_in_dots()
    {
        var dots = PixelFont.Dots("l.").ToHashSet();
        var lines = Enumerable.Range(0, PixelFont.Height)
            .Select(y => string.Concat(Enumerable.Range(0, PixelFont.Measure("l.")).Select(x => dots.Contains((x, y)) ? '#' : '.')));
        Assert.Equal(
            ["#..........", "#..........", "#..........", "#..........", "#..........", "#.....##...", "#####.##..."], lines);
    }

    [Fact]
    public void What_the_font_lacks_becomes_a_box() =>
        Assert.Equal((2 * 5) + (2 * 5), PixelFont.Dots("\u732b").Length);

    [Theory]
    [InlineData(1, 80)]
    [InlineData(5, 200)]
    public void The_label_is_black_on_white_and_as_wide_as_the_severity_says(int severity, int expectedWidth)
    {
        var grey = new RgbImage(200, 150, [.. Enumerable.Repeat((byte)100, 200 * 150 * 3)]);
        var attacked = new TypographicAttack("cat").Apply(grey, severity, seed: 2);
        var changed = Enumerable.Range(0, 200 * 150).Where(pixel => attacked.Pixels[pixel * 3] != 100).ToList();
        Assert.Equal(expectedWidth, changed.Max(static pixel => pixel % 200) - changed.Min(static pixel => pixel % 200) + 1);
        Assert.Contains(changed, pixel => attacked.Pixels[pixel * 3] < 20);
        Assert.Contains(changed, pixel => attacked.Pixels[pixel * 3] > 240);
    }

    [Fact]
    public void Any_text_fits_any_picture()
    {
        foreach (var text in (string[])["", "a", new('w', 400)])
        {
            foreach (var (width, height) in ((int, int)[])[(1, 1), (3, 90), (90, 3)])
            {
                var attacked = new TypographicAttack(text).Apply(new RgbImage(width, height, new byte[width * height * 3]), Corruption.MaximumSeverity);
                Assert.Equal((width, height), (attacked.Width, attacked.Height));
            }
        }
    }
}
