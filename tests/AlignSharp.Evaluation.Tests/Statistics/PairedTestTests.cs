using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tests.Statistics;

public sealed class PairedTestTests
{
    [Fact]
    public void A_model_that_is_better_on_many_pictures_differs()
    {
        var first = Observations.Single(Enumerable.Range(0, 100).Select(item => item < 40 ? 1d : 0));
        var second = Observations.Single(Enumerable.Range(0, 100).Select(item => item < 60 ? 1d : 0));
        var test = PairedTest.Compare(first, second, 2000);
        Assert.Equal(0.2, test.Difference, 12);
        Assert.True(test.PValue < 0.001);
        Assert.True(test.Interval!.Low > 0);
    }

    [Fact]
    public void Equal_results_do_not_differ()
    {
        var same = Observations.Single([1, 0, 1]);
        Assert.Equal(1, PairedTest.Compare(same, same, 100).PValue);
    }

    [Fact]
    public void The_p_value_of_three_pictures_against_none_is_that_of_three_coins()
    {
        var test = PairedTest.Compare(Observations.Single([0, 0, 0]), Observations.Single([1, 1, 1]), 20_000);
        Assert.Equal(0.25, test.PValue, 0.01);
    }

    [Fact]
    public void Other_pictures_are_told() =>
        Assert.Throws<EvaluationException>(() => PairedTest.Compare(Observations.Single([1]), Observations.Single([1, 0])));
}
