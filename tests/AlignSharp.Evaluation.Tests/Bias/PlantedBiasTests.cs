using AlignSharp.Evaluation.Bias;

namespace AlignSharp.Evaluation.Tests.Bias;

public sealed class PlantedBiasTests(ITestOutputHelper output)
{
    private const int Runs = 200;
    private const int Shuffles = 999;

    [Fact]
    public void A_planted_association_is_found()
    {
        var planted = new PlantedEmbeddings(1);
        var result = AssociationTable.Test(
            planted.Around(30, axis: 0, 3), planted.Around(30, axis: 1, 3), planted.Around(8, axis: 0, 4), planted.Around(8, axis: 1, 4), samples: 2000, seed: 1);
        Assert.True(result.PValue < 0.01, $"p is {result.PValue}");
        Assert.True(result.EffectSize > 1, $"The effect size is {result.EffectSize}");
    }

    [Fact]
    public void Groups_without_a_bias_are_seldom_said_to_have_one() => CheckFalseFinds("association", run =>
    {
        var planted = new PlantedEmbeddings(run);
        return AssociationTable.Test(
            planted.Around(20, axis: 0, 3), planted.Around(20, axis: 0, 3), planted.Around(8, axis: 0, 4), planted.Around(8, axis: 1, 4), Shuffles, run).PValue;
    });

    [Fact]
    public void A_planted_gap_is_found()
    {
        var (values, groups, strata) = Draw(seed: 3, gap: 0.3);
        var test = GapTest.Run(values, groups, strata, permutations: 2000, seed: 1);
        Assert.True(test.PValue < 0.01, $"p is {test.PValue}");
        Assert.InRange(test.Gap, 0.15, 0.45);
    }

    [Fact]
    public void Groups_that_fare_alike_are_seldom_said_to_differ() => CheckFalseFinds("gap", run =>
    {
        var (values, groups, strata) = Draw(run, gap: 0);
        return GapTest.Run(values, groups, strata, Shuffles, run).PValue;
    });

    [Fact]
    public void A_group_that_only_has_the_harder_classes_does_not_differ()
    {
        // Class 0 is always right, class 1 never; group 1 has mostly class 1.
        int[] strata = [.. Enumerable.Range(0, 200).Select(static picture => picture % 2)];
        int[] groups = [.. strata.Select(static (stratum, picture) => picture % 10 < 2 ? 1 - stratum : stratum)];
        double[] values = [.. strata.Select(static stratum => 1d - stratum)];
        var test = GapTest.Run(values, groups, strata, permutations: 500, seed: 1);
        Assert.True(test.Gap > 0.5);
        Assert.Equal(1, test.PValue);
    }

    // With the p-value of a right test, the number of runs below a bound is binomial; the limits are 4 deviations from its mean.
    private void CheckFalseFinds(string name, Func<ulong, double> run)
    {
        var found = Enumerable.Range(1, Runs).Select(number => run((ulong)number)).ToList();
        var (at01, at05) = (found.Count(static p => p < 0.01), found.Count(static p => p < 0.05));
        output.WriteLine($"{name}: of {Runs} runs without a bias, {at01} have p < 0.01 ({100d * at01 / Runs:F1} %) and {at05} p < 0.05 ({100d * at05 / Runs:F1} %)");
        Assert.InRange(at01, 0, 7);
        Assert.InRange(at05, 1, 22);
    }

    // Three groups over four classes of different difficulty; the gap takes from group 2.
    private static (double[] Values, int[] Groups, int[] Strata) Draw(ulong seed, double gap)
    {
        const int Pictures = 240;
        var planted = new PlantedEmbeddings(seed);
        int[] groups = [.. Enumerable.Range(0, Pictures).Select(_ => planted.Below(3))];
        int[] strata = [.. Enumerable.Range(0, Pictures).Select(_ => planted.Below(4))];
        double[] values = [.. Enumerable.Range(0, Pictures).Select(picture =>
            planted.Below(1000) < 1000 * (0.9 - (0.1 * strata[picture]) - (groups[picture] == 2 ? gap : 0)) ? 1d : 0)];
        return (values, groups, strata);
    }
}
