using AlignSharp.Evaluation.Bias;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tests.Bias;

public sealed class LabelSkewTests
{
    // Group 0 is called "cook" three times in four, group 1 once in four; truly both are cooks half of the time.
    private static readonly GroupedResults Results = new(
        Groups: [0, 0, 0, 0, 1, 1, 1, 1], Labels: [0, 0, 1, 1, 0, 0, 1, 1], Predictions: [0, 0, 0, 1, 0, 1, 1, 1], Scores: [.. new double[8]]);

    [Fact]
    public void Skew_is_the_logarithm_of_the_shares()
    {
        Assert.Equal(Math.Log(0.75 / 0.5), LabelSkew.Skew(Results, group: 0, label: 0), 12);
        Assert.Equal(Math.Log(0.25 / 0.5), LabelSkew.Skew(Results, group: 1, label: 0), 12);
    }

    [Fact]
    public void The_table_shows_what_is_given_beside_what_is_true()
    {
        var table = LabelSkew.Table(Results, ["old", "young"], [new ClassName("c", "cook"), new ClassName("d", "driver")], new Bootstrap(100, 1));
        Assert.Equal(["old: cook", "young: driver"], table.Rows.Select(static row => row.Name));
        Assert.Equal([75, 50, 50, Math.Log(1.5)], table.Rows[0].Figures.Select(static figure => figure.Value));
        Assert.All(table.Rows[0].Figures, static figure => Assert.InRange(figure.Value, figure.Interval!.Low, figure.Interval.High));
    }

    [Fact]
    public void Nearest_labels_are_those_of_the_highest_mean_cosine()
    {
        var images = new FloatTensor([1, 0, 0, 1, 0, 1, 0, 1], 4, 2);
        var prompts = new FloatTensor([1, 0, 0, 1], 2, 2);
        var groups = new PictureGroups("age", ["old", "young"], [0, 1, 2, 3], [0, 0, 1, 1]);
        var rows = NearestLabels.Table(images, prompts, groups, [new ClassName("c", "cook"), new ClassName("d", "driver")], new Bootstrap(100, 1)).Rows;
        Assert.Equal(["old: cook", "old: driver", "young: driver", "young: cook"], rows.Select(static row => row.Name));
        Assert.Equal([0.5, 0.25], rows[0].Figures.Select(static figure => figure.Value));
        Assert.Equal([1, 0.25], rows[2].Figures.Select(static figure => figure.Value));
    }
}
