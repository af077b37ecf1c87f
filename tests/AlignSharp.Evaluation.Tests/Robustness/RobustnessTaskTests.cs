using AlignSharp.Evaluation.Robustness;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Tests.Robustness;

public sealed class RobustnessTaskTests
{
    [Fact]
    public async Task A_set_is_measured_under_each_corruption_and_severity()
    {
        using var set = new DrawnSet(3, "flag", "strawberry");
        var options = new RobustnessOptions { Severities = [1, 5], Pictures = 4 }.WithCorruptions(["noise", "crop", "attack"]);
        var split = await set.MeasureAsync(new RobustnessTask(options));
        var result = Assert.Single(split.Results);
        Assert.Equal("robustness_class", result.Section);
        Assert.Equal([4, 2, 4], result.Counts.Select(static count => count.Value));
        Assert.Equal(["gaussian_noise", "shot_noise", "impulse_noise", "crop"], result.Tables.Single().Rows.Select(static row => row.Name));
        Assert.Equal(
            ["clean_acc1", "mean_corruption_error", "relative_corruption_error", "retained", "attack_acc1", "attack_believed", "attack_by_chance"],
            result.Figures.Select(static figure => figure.Name));
        Assert.Contains(result.Notes, static note => note == "4 of 6 labelled pictures were drawn by the seed.");
    }

    [Fact]
    public void Only_the_attack_can_be_asked_for()
    {
        var options = new RobustnessOptions().WithCorruptions(["attack"]);
        Assert.Empty(options.Corruptions);
        Assert.True(options.HasTypographicAttack);
    }

    [Theory]
    [InlineData(448, 672, 224, 336)]
    [InlineData(20, 40, 224, 448)]
    [InlineData(1000, 10, 896, 9)]
    public void Pictures_are_brought_to_the_size_of_the_definitions(int width, int height, int expectedWidth, int expectedHeight)
    {
        var fitted = PictureFrame.Fit(new RgbImage(width, height, new byte[width * height * 3]));
        Assert.Equal((expectedWidth, expectedHeight), (fitted.Width, fitted.Height));
    }

    [Fact]
    public void A_draw_depends_on_the_seed_alone_and_keeps_the_order()
    {
        var drawn = PictureDraw.Take([.. Enumerable.Range(0, 100)], 10, seed: 5);
        Assert.Equal(drawn, PictureDraw.Take([.. Enumerable.Range(0, 100)], 10, seed: 5));
        Assert.Equal(drawn.Order(), drawn);
        Assert.Equal(10, drawn.Distinct().Count());
    }
}
