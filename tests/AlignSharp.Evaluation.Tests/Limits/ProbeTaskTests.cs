using AlignSharp.Evaluation.Limits;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Statistics;

namespace AlignSharp.Evaluation.Tests.Limits;

public sealed class ProbeTaskTests
{
    [Fact]
    public void Probes_follow_from_the_seed_and_their_texts_differ()
    {
        var probes = ProbeSet.Draw(4);
        Assert.Equal(probes.Select(static probe => probe.Texts[0]), ProbeSet.Draw(4).Select(static probe => probe.Texts[0]));
        Assert.Equal(["counting", "negation", "spatial"], probes.Select(static probe => probe.Kind).Distinct());
        Assert.All(probes, static probe => Assert.Equal(probe.Texts.Length, probe.Texts.Distinct().Count()));
    }

    [Fact]
    public void As_many_circles_are_drawn_as_the_true_text_says()
    {
        // Each circle of radius 24 covers about 1,810 pixels.
        foreach (var probe in ProbeSet.Draw(4).Where(static probe => probe.Kind == "counting"))
        {
            var colored = Enumerable.Range(0, Canvas.Side * Canvas.Side).Count(pixel => !probe.Picture.Pixels.AsSpan(pixel * 3, 3).SequenceEqual((ReadOnlySpan<byte>)[255, 255, 255]));
            var count = Array.IndexOf(["one", "two", "three", "four", "five"], probe.Texts[0].Split(' ')[0]) + 1;
            Assert.Equal(count, (int)Math.Round(colored / 1810d));
        }
    }

    [Fact]
    public void Each_kind_has_its_own_figure()
    {
        var probes = ProbeSet.Draw(4);
        var result = ProbeTask.Report(probes, [.. probes.Select(static probe => probe.Kind == "negation" ? 1 : 0)], new Bootstrap(50, 1));
        Assert.Equal([100, 0, 100], result.Figures.Select(static figure => figure.Value));
        Assert.Equal(["Counting, chance 20 %", "Negation, chance 50 %", "Spatial, chance 50 %"], result.Figures.Select(static figure => figure.Title));
        Assert.Equal(12, result.Galleries[0].Examples.Length);
    }

    [Fact]
    public async Task The_drawings_are_measured_once_however_many_splits_a_set_has()
    {
        using var set = new DrawnSet(2, "flag", "strawberry");
        var table = Path.Combine(Path.GetDirectoryName(set.Table)!, "splits.csv");
        await File.WriteAllTextAsync(table, "image,split\ndata/flag/0.png,one\ndata/strawberry/0.png,two\n", TestContext.Current.CancellationToken);
        using var model = AlignModel.Load(Fixtures.AlignMini);
        var options = new EvaluationOptions { Tasks = [new ProbeTask()], CacheFolder = Path.Combine(set.Folder, "cache"), Resamples = 2 };
        var result = await new Evaluator(model, Fixtures.AlignMini, options)
            .RunAsync(new SetRequest([table]).Open(), cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal([1, 0], result.Splits.Select(static split => split.Results.Length));
    }
}
