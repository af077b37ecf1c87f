using AlignSharp.Training.Optimizers;

namespace AlignSharp.Training.Tests.Optimizers;

public sealed class LearningRateScheduleTests
{
    [Theory]
    [InlineData(1, 0.25)]
    [InlineData(3, 0.75)]
    [InlineData(4, 1)]
    [InlineData(8, 0.5)]
    [InlineData(12, 0)]
    [InlineData(13, 0)]
    public void Linear_goes_up_and_down_in_straight_lines(long step, double expected) =>
        Assert.Equal(expected, new LearningRateSchedule(1, WarmUpSteps: 4, TotalSteps: 12).At(step), 1e-12);

    [Theory]
    [InlineData(2, 0.5)]
    [InlineData(4, 1)]
    [InlineData(6, 0.85355339)]
    [InlineData(8, 0.5)]
    [InlineData(12, 0)]
    public void Cosine_goes_down_along_half_a_wave(long step, double expected) =>
        Assert.Equal(expected, new LearningRateSchedule(1, WarmUpSteps: 4, TotalSteps: 12, RateDecay.Cosine).At(step), 1e-8);

    [Fact]
    public void Without_warm_up_it_starts_at_the_peak() =>
        Assert.Equal(0.002, new LearningRateSchedule(0.002, WarmUpSteps: 0, TotalSteps: 1000).At(0));
}
