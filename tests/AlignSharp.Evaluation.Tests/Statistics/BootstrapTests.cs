using AlignSharp.Data.Shards;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tests.Statistics;

public sealed class BootstrapTests
{
    [Fact]
    public void The_interval_of_a_share_is_as_wide_as_its_standard_error_says()
    {
        var values = Observations.Single(Enumerable.Range(0, 400).Select(item => item % 4 == 0 ? 1d : 0));
        var interval = new Bootstrap(4000, 1).Of(400, values.WeightedMean)!;
        var error = Math.Sqrt(0.25 * 0.75 / 400);
        Assert.Equal(0.25 - (1.96 * error), interval.Low, 0.005);
        Assert.Equal(0.25 + (1.96 * error), interval.High, 0.005);
    }

    [Fact]
    public void Intervals_hold_the_truth_about_as_often_as_they_say()
    {
        var random = new SplitMix64(2);
        var held = 0;
        for (var run = 0; run < 200; run++)
        {
            var draws = new double[100];
            for (var item = 0; item < draws.Length; item++)
            {
                draws[item] = random.Below(10) < 3 ? 1 : 0;
            }

            var interval = new Bootstrap(300, (ulong)run).Of(100, Observations.Single(draws).WeightedMean)!;
            held += interval.Low <= 0.3 && 0.3 <= interval.High ? 1 : 0;
        }

        Assert.InRange(held, 180, 198);
    }

    [Fact]
    public void The_same_seed_draws_the_same_pictures()
    {
        var values = Observations.Single([1, 2, 3, 4, 5]);
        Assert.Equal(new Bootstrap(50, 7).Of(5, values.WeightedMean), new Bootstrap(50, 7).Of(5, values.WeightedMean));
        Assert.NotEqual(new Bootstrap(50, 7).Of(5, values.WeightedMean), new Bootstrap(50, 8).Of(5, values.WeightedMean));
    }

    [Fact]
    public void Observations_of_one_picture_are_drawn_together()
    {
        var observations = Observations.Grouped(2, [(0, 1d), (0, 0d), (1, 1d)]);
        Assert.Equal(2d / 3, observations.Mean, 12);
        Assert.Equal(0.5, observations.WeightedMean([2, 0]));
    }

    [Fact]
    public void Without_resamples_there_is_no_interval() => Assert.Null(new Bootstrap(0, 1).Of(3, _ => 1));
}
