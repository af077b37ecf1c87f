using AlignSharp.Evaluation.Robustness;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tests.Robustness;

public sealed class AttackReportTests
{
    [Fact]
    public void Belief_is_told_apart_from_accuracy_and_chance()
    {
        var report = new AttackReport(
            Labels: [0, 0, 1, 1], Pasted: [1, 1, 0, 2], Clean: [0, 1, 1, 1], Attacked: [[0, 0, 1, 1], [1, 1, 1, 2]], [1, 5], new Bootstrap(100, 1));
        var figures = report.Figures().ToDictionary(static figure => figure.Name, static figure => figure.Value);
        Assert.Equal(25, figures["attack_acc1"]);
        Assert.Equal(75, figures["attack_believed"]);
        Assert.Equal(25, figures["attack_by_chance"]);
        Assert.Equal([25, 0, 75], report.Chart().Series[1].Points.Select(static point => point.Y));
    }

    [Fact]
    public void A_drawn_class_is_never_the_own_and_each_other_comes_up()
    {
        var wrong = WrongClasses.Draw([.. Enumerable.Repeat(1, 200)], classes: 4, seed: 3);
        Assert.Equal([0, 2, 3], wrong.Distinct().Order());
    }
}
