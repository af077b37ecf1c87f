using AlignSharp.Evaluation.Generalisation;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tests.Generalisation;

public sealed class ConceptReportTests
{
    [Fact]
    public void Names_are_counted_as_whole_words_once_a_caption()
    {
        var counter = new ConceptCounter(["cat", "red panda", "Cat", "ape"]);
        counter.Add("A cat, a CAT!");
        counter.Add("catalogue of the red-panda cape");
        Assert.Equal([1, 1, 1, 0], counter.Counts);
    }

    [Fact]
    public void A_planted_gap_between_seen_and_unseen_concepts_is_shown()
    {
        // Pictures of seen concepts are right 9 times of 10, of unseen ones once of 10.
        double[] hits = [.. Enumerable.Range(0, 200).Select(static picture => picture % 10 == 0 == picture < 100 ? 0d : 1)];
        int[] seen = [.. Enumerable.Range(0, 200).Select(static picture => picture < 100 ? picture < 50 ? 3 : 5000 : 0)];
        var report = new ConceptReport([.. hits], [.. seen], new Bootstrap(200, 1));
        var figures = report.Figures().ToDictionary(static figure => figure.Name);
        Assert.Equal(90, figures["acc1_seen"].Value, 10);
        Assert.Equal(10, figures["acc1_unseen"].Value, 10);
        Assert.Equal(80, figures["unseen_gap"].Value, 10);
        Assert.True(figures["unseen_gap"].Interval!.Low > 60);
        Assert.Equal(["0", "1 to 9", "1000 or more"], report.Table().Rows.Select(static row => row.Name));
    }
}
