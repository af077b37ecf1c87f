using AlignSharp.Evaluation.Bias;
using AlignSharp.Evaluation.Generalisation;
using AlignSharp.Evaluation.Limits;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Robustness;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Tasks;
using AlignSharp.ZeroShot;

namespace AlignSharp.Evaluation.Tests;

public sealed class IntervalTests
{
    private static readonly AttributeSets Attributes = new(
        [new TextSet("light", ["white", "bright"]), new TextSet("dark", ["black", "night"])],
        [new TextSet("fruit", ["apple", "pear", "plum"]), new TextSet("tools", ["hammer", "saw", "axe"])]);

    [Fact]
    public async Task Every_estimated_figure_of_every_task_has_an_interval()
    {
        using var set = new DrawnSet(12, "flag", "strawberry");
        var options = new EvaluationOptions
        {
            Reference = new SetRequest([set.Table]).Open(),
            Templates = [PromptTemplate.Plain, PromptTemplate.Parse("a picture of a {}")],
        };
        var split = await set.MeasureAsync(
            set.Table, options, new ZeroShotTask(), new NeighboursTask(), new LinearProbeTask(), new CalibrationTask(),
            new RobustnessTask(new RobustnessOptions { Severities = [1], Pictures = 8 }.WithCorruptions(["contrast", "attack"])),
            new GeneralisationTask(new GeneralisationOptions { Trend = new RobustnessTrend(1, -0.5, 4) }),
            new BiasTask(new BiasOptions { GroupFields = ["maker"], Attributes = Attributes, Permutations = 99 }),
            new LimitsTask(), new ProbeTask());
        Assert.Empty(split.Omitted);
        Assert.Equal(
            ["zeroshot", "knn", "probe", "calibration", "robustness", "generalisation", "bias", "limits", "probes"],
            split.Results.Select(static result => result.Task).Distinct());
        Assert.Equal([], split.Results.SelectMany(Without));
    }

    // Counts are known exactly, and a probability is what a test gives instead of an interval.
    private static IEnumerable<string> Without(TaskResult result) =>
        from figure in result.Figures.Concat(result.Tables.SelectMany(static table => table.Rows).SelectMany(static row => row.Figures))
        where figure.Interval is null && figure.Unit is not (FigureUnit.Count or FigureUnit.Probability)
        select $"{result.Section}/{figure.Name}";
}
