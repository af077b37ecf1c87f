using AlignSharp.Training.Augmentation;

namespace AlignSharp.Training.Tests.Augmentation;

public sealed class RandAugmentTests
{
    [Fact]
    public void The_same_seed_gives_the_same_picture() => Assert.Equal(Pixels(7, 2, 8), Pixels(7, 2, 8));

    [Fact]
    public void Seeds_give_many_pictures() =>
        Assert.InRange(Enumerable.Range(0, 100).Select(static seed => Convert.ToHexString(Pixels((ulong)seed, 2, 8))).Distinct().Count(), 60, 100);

    [Fact]
    public void No_operations_change_and_draw_nothing()
    {
        var (image, chance) = (TestPictures.Drawing(), new Chance(3));

        RandAugment.Apply(image, 0, 10, chance);

        Assert.Equal(TestPictures.Drawing().Pixels, image.Pixels);
        Assert.Equal(new Chance(3).Uniform(), chance.Uniform());
    }

    [Fact]
    public void A_greater_magnitude_changes_more()
    {
        var changes = new[] { 1, 5, 10 }.Select(static magnitude =>
            Enumerable.Range(0, 200).Average(seed => Distance(Pixels((ulong)seed, 1, magnitude)))).ToArray();

        Assert.True(changes[0] < changes[1] && changes[1] < changes[2], string.Join(" < ", changes));
    }

    private static double Distance(byte[] pixels) =>
        pixels.Zip(TestPictures.Drawing().Pixels, static (now, before) => Math.Abs(now - before)).Average();

    private static byte[] Pixels(ulong seed, int operations, double magnitude)
    {
        var image = TestPictures.Drawing();
        RandAugment.Apply(image, operations, magnitude, new Chance(seed));
        return image.Pixels;
    }
}
