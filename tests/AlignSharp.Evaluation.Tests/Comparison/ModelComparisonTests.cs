using AlignSharp.Evaluation.Comparison;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tests.Comparison;

public sealed class ModelComparisonTests
{
    [Fact]
    public void A_planted_gain_is_found_and_equal_models_are_not_told_apart()
    {
        var (low, high) = (Share(200, 3), Share(200, 2));
        var comparison = ModelComparison.Compare(Run("a", ("gain", low), ("same", low)), Run("b", ("gain", high), ("same", low)), 500, 1, TestContext.Current.CancellationToken);
        Assert.Equal(["gain", "same"], comparison.Figures.Select(static figure => figure.Name));
        Assert.True(comparison.Figures[0].AdjustedPValue < 0.01);
        Assert.True(comparison.Figures[0].Test.Interval!.Low > 0);
        Assert.Equal((0, 1), (comparison.Figures[1].Test.Difference, comparison.Figures[1].Test.PValue));
    }

    [Fact]
    public void Runs_on_other_pictures_or_without_a_common_figure_are_refused()
    {
        var run = Run("a", ("x", Share(4, 2)));
        Assert.Contains("expected the same data and seed", Assert.Throws<EvaluationException>(() => ModelComparison.Compare(run, run with { Draw = "other" }, cancellationToken: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.Contains("no figure in common", Assert.Throws<EvaluationException>(() => ModelComparison.Compare(run, Run("b", ("y", Share(4, 2))), cancellationToken: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
        Assert.StartsWith("x cannot be compared", Assert.Throws<EvaluationException>(() => ModelComparison.Compare(run, Run("b", ("x", Share(5, 2))), cancellationToken: TestContext.Current.CancellationToken)).Message, StringComparison.Ordinal);
    }

    private static Observations Share(int pictures, int every) => Observations.Single(Enumerable.Range(0, pictures).Select(picture => picture % every == 0 ? 100d : 0));

    private static MeasuredRun Run(string model, params (string Name, Observations Values)[] figures) =>
        new(model, "data", "draw", [.. figures.Select(static figure => new MeasuredFigure(figure.Name, figure.Values))]);
}
