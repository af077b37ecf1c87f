using AlignSharp.Data.Statistics;

namespace AlignSharp.Data.Tests.Statistics;

public sealed class HistogramPlanTests
{
    [Theory]
    [InlineData(0, 4, 4, 0, 1, 5, 4)]
    [InlineData(0, 99, 98, 0, 3, 34, 101)]
    [InlineData(7, 7, 7, 7, 1, 1, 7)]
    [InlineData(1, 5000, 20, 1, 1, 20, 20)]
    public void Bins_of_whole_numbers_are_whole(
        double minimum, double maximum, double percentile99, double low, double width, int bins, double top) =>
        Assert.Equal(new HistogramPlan(low, width, bins, top), HistogramPlan.For(minimum, maximum, percentile99, isWhole: true));

    [Theory]
    [InlineData(0, 1, 0.99, 0, 0.025, 40, 1)]
    [InlineData(0.5, 0.5, 0.5, 0.5, 1, 1, 0.5)]
    [InlineData(0, 100, 1, 0, 0.025, 40, 1)]
    public void A_long_tail_is_left_out_of_the_bins(
        double minimum, double maximum, double percentile99, double low, double width, int bins, double top) =>
        Assert.Equal(new HistogramPlan(low, width, bins, top), HistogramPlan.For(minimum, maximum, percentile99, isWhole: false));
}
