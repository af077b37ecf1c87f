using AlignSharp.Evaluation.Embeddings;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Tasks;
using AlignSharp.ZeroShot;

namespace AlignSharp.Evaluation.Tests.Tasks;

public sealed class ZeroShotTaskTests : IDisposable
{
    private readonly PlantedSplit _split = new();

    public void Dispose() => _split.Dispose();

    [Fact]
    public async Task Accuracies_are_those_that_were_planted()
    {
        // Of 6 apples 5 lie at their own name, of 2 ships 1, of 2 clocks none.
        var result = await RunAsync(
            [("apple", "apple"), ("apple", "apple"), ("apple", "apple"), ("apple", "apple"), ("apple", "apple"), ("apple", "ship"),
                ("ship", "ship"), ("ship", "apple"), ("clock", "ship"), ("clock", "apple")]);
        Assert.Equal(60, Value(result, "acc1"), 10);
        Assert.Equal(100 * ((5 / 6d) + (1 / 2d) + 0) / 3, Value(result, "mean_per_class"), 10);
        Assert.DoesNotContain(result.Figures, static figure => figure.Name == "acc5");
        Assert.Equal(["5", "7", "8", "9"], result.Galleries[0].Examples.Select(static example => example.Key).Order());
        Assert.Equal([10, 3, 1], result.Counts.Select(static count => count.Value));
    }

    [Fact]
    public async Task Top_5_holds_what_top_1_lacks()
    {
        // Each picture lies at a mixture of two names: mostly another's, and a little of its own.
        string[] classes = ["apple", "ship", "clock", "guitar", "tree", "dog", "bridge", "pizza"];
        var pictures = classes.Select((name, number) => (name, Mix(classes[(number + 1) % classes.Length], name, 0.45f))).ToList();
        var result = await RunAsync(PlantedSplit.Labelled(pictures), new EvaluationOptions());
        Assert.Equal((0, 100), (Value(result, "acc1"), Value(result, "acc5")));
    }

    [Fact]
    public async Task Templates_are_averaged_and_their_spread_is_shown()
    {
        string[] templates = ["{}", "a page of a book without any {}"];
        var options = new EvaluationOptions { Templates = [.. templates.Select(PromptTemplate.Parse)] };
        var pictures = new[] { "apple", "ship", "clock" }.Select(name => (name, _split.Text($"a page of a book without any {name}"))).ToList();
        var result = await RunAsync(PlantedSplit.Labelled(pictures), options);
        var (worst, best, mean) = (Value(result, "template_acc1_min"), Value(result, "template_acc1_max"), Value(result, "template_acc1_mean"));
        Assert.Equal(100, best, 10);
        Assert.Equal((worst + best) / 2, mean, 10);
        Assert.Equal(best - worst, Value(result, "template_acc1_spread"), 10);
        Assert.Equal(templates, result.Tables.Single().Rows.Select(static row => row.Name));
        Assert.All(result.Figures, static figure => Assert.NotNull(figure.Interval));
    }

    [Fact]
    public async Task A_class_without_pictures_is_told()
    {
        var result = await RunAsync(PlantedSplit.Labelled([("apple", _split.Text("apple")), ("ship", _split.Text("ship"))], "apple", "ship", "unicorn"), new EvaluationOptions());
        Assert.Equal("1 of 3 classes have no picture (unicorn); they can be chosen, and the mean per class is over the others.", Assert.Single(result.Notes));
        Assert.Equal(100, Value(result, "mean_per_class"), 10);
    }

    [Fact]
    public void One_class_is_told()
    {
        var context = _split.Of(PlantedSplit.Labelled([("apple", _split.Text("apple")), ("apple", _split.Text("ship"))]));
        Assert.Equal("The split all has no field of labels that zeroshot can use among label; expected at least two classes.", new ZeroShotTask().FindLack(context));
    }

    private Task<TaskResult> RunAsync(IEnumerable<(string Label, string At)> pictures) =>
        RunAsync(PlantedSplit.Labelled([.. pictures.Select(picture => (picture.Label, _split.Text(picture.At)))]), new EvaluationOptions { Resamples = 100 });

    private async Task<TaskResult> RunAsync(EmbeddedPictures pictures, EvaluationOptions options) =>
        Assert.Single(await new ZeroShotTask().RunAsync(_split.Of(pictures, options), TestContext.Current.CancellationToken));

    private float[] Mix(string most, string some, float share)
    {
        var mixed = new FloatTensor([.. _split.Text(most).Zip(_split.Text(some), (first, second) => ((1 - share) * first) + (share * second))], 1, _split.Text(most).Length);
        return mixed.Normalized().Values.ToArray();
    }

    private static double Value(TaskResult result, string name) => result.Figures.Single(figure => figure.Name == name).Value;
}
