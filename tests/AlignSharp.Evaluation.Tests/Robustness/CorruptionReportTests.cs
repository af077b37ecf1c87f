using AlignSharp.Evaluation.Corruptions;
using AlignSharp.Evaluation.Robustness;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tests.Robustness;

public sealed class CorruptionReportTests
{
    // Four pictures, three right as they are; snow takes one more at each severity, fog none.
    private static readonly CorruptionReport Report = new(
        [1, 1, 1, 0],
        [
            new("snow", CorruptionFamily.Weather, [[1, 1, 0, 0], [1, 0, 0, 0]]),
            new("fog", CorruptionFamily.Weather, [[1, 1, 1, 0], [1, 1, 1, 0]]),
            new("crop", CorruptionFamily.Framing, [[0, 0, 0, 0], [0, 0, 0, 0]]),
        ],
        [1, 5],
        new Bootstrap(200, 1));

    [Theory]
    [InlineData("clean_acc1", 75)]
    [InlineData("mean_corruption_error", 43.75)]
    [InlineData("relative_corruption_error", 18.75)]
    [InlineData("retained", 75)]
    public void Errors_are_means_over_the_common_kinds_and_severities(string name, double expected) =>
        Assert.Equal(expected, Report.Figures().Single(figure => figure.Name == name).Value, 10);

    [Fact]
    public void Every_figure_has_an_interval_around_it() => Assert.All(Report.Figures(), static figure =>
        Assert.InRange(figure.Value, figure.Interval!.Low, figure.Interval.High));

    [Fact]
    public void The_table_has_each_severity_and_their_mean() =>
        Assert.Equal([50, 25, 37.5], Report.Table().Rows[0].Figures.Select(static figure => figure.Value));

    [Fact]
    public void Each_family_has_a_chart_whose_lines_start_at_the_pictures_as_they_are()
    {
        var charts = Report.Charts().ToList();
        Assert.Equal(["Weather", "Framing"], charts.Select(static chart => chart.Title.Split(':')[0]));
        Assert.All(charts.SelectMany(static chart => chart.Series), static line => Assert.Equal((0, 75), (line.Points[0].X, line.Points[0].Y)));
        Assert.Equal([0, 1, 5], charts[0].Series[0].Points.Select(static point => point.X));
    }
}
