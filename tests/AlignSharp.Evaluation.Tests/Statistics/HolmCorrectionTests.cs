using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tests.Statistics;

public sealed class HolmCorrectionTests
{
    [Fact]
    public void Values_are_multiplied_by_how_many_are_left_and_never_fall()
    {
        // 0.01 x 4, 0.02 x 3, 0.022 x 2 which is less than the one before, 0.6 x 1.
        var corrected = HolmCorrection.Adjust([0.022, 0.01, 0.6, 0.02]);
        Assert.Equal([0.06, 0.04, 0.6, 0.06], corrected.Select(static value => Math.Round(value, 12)));
    }

    [Fact]
    public void No_value_is_above_1() => Assert.Equal([1, 1], HolmCorrection.Adjust([0.7, 0.9]));
}
