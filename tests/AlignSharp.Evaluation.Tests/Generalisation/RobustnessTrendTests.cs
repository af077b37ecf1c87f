using AlignSharp.Evaluation.Generalisation;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tests.Generalisation;

public sealed class RobustnessTrendTests
{
    [Fact]
    public void A_planted_line_of_log_odds_is_found()
    {
        static double Shift(double reference) => 1 / (1 + Math.Exp(-((1.2 * Math.Log(reference / (1 - reference))) - 0.5)));
        var trend = RobustnessTrend.Fit([.. ((double[])[0.2, 0.4, 0.6, 0.9]).Select(static reference => (reference, Shift(reference)))]);
        Assert.Equal(1.2, trend.Slope, 10);
        Assert.Equal(-0.5, trend.Offset, 10);
        Assert.Equal(Shift(0.75), trend.Expect(0.75), 10);
    }

    [Fact]
    public void A_model_above_the_line_is_effectively_robust()
    {
        var trend = new RobustnessTrend(1, -1, 3);
        double[] reference = [.. Enumerable.Range(0, 100).Select(static picture => picture < 50 ? 1d : 0)];
        double[] measured = [.. Enumerable.Range(0, 100).Select(static picture => picture < 45 ? 1d : 0)];
        var figures = new SetComparison([.. reference], [.. measured], trend, new Bootstrap(200, 1)).Figures().ToDictionary(static figure => figure.Name);
        Assert.Equal(-5, figures["accuracy_change"].Value, 10);
        Assert.Equal(100 / (1 + Math.E), figures["expected_acc1"].Value, 10);
        Assert.Equal(45 - (100 / (1 + Math.E)), figures["effective_robustness"].Value, 10);
        Assert.InRange(figures["effective_robustness"].Value, figures["effective_robustness"].Interval!.Low, figures["effective_robustness"].Interval!.High);
    }

    [Fact]
    public void Accuracies_are_read_in_percent()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Combine("models.csv"), "reference,shifted\n# two models\n50,40\n80, 70\n");
        Assert.Equal(2, RobustnessTrend.Read(folder.Combine("models.csv")).Models);
    }

    [Theory]
    [InlineData("50,40", "1 models were given for a trend; expected at least two")]
    [InlineData("50,40\n60", "line 2, has \"60\"; expected two accuracies")]
    [InlineData("50,40\n60,170", "line 2, has \"60,170\"")]
    public void Other_files_are_refused(string text, string expected)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Combine("models.csv"), text);
        Assert.Contains(expected, Assert.Throws<EvaluationException>(() => RobustnessTrend.Read(folder.Combine("models.csv"))).Message, StringComparison.Ordinal);
    }
}
