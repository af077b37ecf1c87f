using System.Text;
using AlignSharp.Evaluation.Comparison;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tests.Comparison;

public sealed class ComparisonReportTests
{
    [Fact]
    public void What_only_one_run_has_is_counted_and_named_after_the_figures()
    {
        var figure = new ComparedFigure("test/retrieval/i2t_r1", 10, 12, new PairedTest(2, new Interval(1, 3), 0.01), 0.02);
        using var stream = new MemoryStream();
        ComparisonReport.Write(stream, new ModelComparison("a", "b", "eval.tar", 100, 0, [figure], ["test/knn/k1", "test/<b>/k5"]));
        var page = Encoding.UTF8.GetString(stream.ToArray());
        var folded = page.IndexOf("Left out: 2 figures that only one run has", StringComparison.Ordinal);
        Assert.True(folded > page.IndexOf("i2t_r1", StringComparison.Ordinal));
        Assert.Contains("k1", page[folded..], StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", page, StringComparison.Ordinal);
    }
}
