using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Tests.Tasks;

/// <summary>What neighbours and the linear probe say of clusters that were planted.</summary>
public sealed class LearningTaskTests : IDisposable
{
    private readonly PlantedSplit _split = new();

    public void Dispose() => _split.Dispose();

    public static TheoryData<string> Tasks => ["knn", "probe"];

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task Pictures_in_the_cluster_of_another_class_are_what_is_wrong(string task)
    {
        // Learned from clean clusters of 20; of the 30 measured, 9 lie in a cluster that is not theirs.
        var train = Enumerable.Range(0, 60).Select(number => ($"class {number % 3}", _split.Axis(number % 3))).ToList();
        var test = Enumerable.Range(0, 30).Select(number => ($"class {number % 3}", _split.Axis((number % 3) + (number < 9 ? 1 : 0)))).ToList();
        test[2] = test[5] = test[8] = ("class 2", _split.Axis(0));
        var result = await RunAsync(task, test, train);
        Assert.All(Accuracies(result), static figure => Assert.Equal(70, figure.Value, 10));
        Assert.All(result.Figures, static figure => Assert.InRange(figure.Value, figure.Interval!.Low, figure.Interval.High));
        Assert.Equal([60, 30, 3], result.Counts.Select(static count => count.Value));
        Assert.Equal("Learned from 60 pictures of planted.", Assert.Single(result.Notes));
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public async Task Without_a_training_set_half_of_each_class_is_learned_from(string task)
    {
        var pictures = Enumerable.Range(0, 81).Select(number => (number == 80 ? "alone" : $"class {number % 2}", _split.Axis(number % 2))).ToList();
        var result = await RunAsync(task, pictures);
        Assert.All(Accuracies(result), static figure => Assert.Equal(100, figure.Value, 10));
        Assert.Equal([40, 40], result.Counts.Take(2).Select(static count => count.Value));
        Assert.Contains("1 pictures that are alone in their class are left out", Assert.Single(result.Notes), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Tasks))]
    public void Classes_of_one_picture_each_are_too_few(string task)
    {
        var context = _split.Of(PlantedSplit.Labelled([("a", _split.Axis(0)), ("b", _split.Axis(1))]));
        Assert.StartsWith($"The split all has no field of labels that {task} can use among label; expected two classes", Find(task).FindLack(context), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_weighted_vote_hears_the_nearest_where_a_majority_is_further_away()
    {
        // One neighbour of the own class lies at the picture itself, four of the other class a little beside it.
        var near = new FloatTensor([1, 0.5f, .. new float[_split.Axis(0).Length - 2]], 1, _split.Axis(0).Length).Normalized().Values.ToArray();
        List<(string, float[])> train = [("own", _split.Axis(0)), .. Enumerable.Repeat(("other", near), 4), .. Enumerable.Repeat(("own", _split.Axis(5)), 2)];
        var result = await RunAsync("knn", [("own", _split.Axis(0)), ("other", near)], train);
        Assert.Equal((100, 50), (Value(result, "k1_majority"), Value(result, "k5_majority")));
        Assert.Equal(Math.Exp(1 / 0.07) > 4 * Math.Exp(2 / Math.Sqrt(5) / 0.07) ? 100 : 50, Value(result, "k5_weighted"));
    }

    private async Task<TaskResult> RunAsync(string task, List<(string, float[])> pictures, List<(string, float[])>? train = null)
    {
        var context = _split.Of(PlantedSplit.Labelled(pictures), train: train is null ? null : PlantedSplit.Labelled(train));
        return Assert.Single(await Find(task).RunAsync(context, TestContext.Current.CancellationToken));
    }

    private static IEvaluationTask Find(string name) => Assert.Single(EvaluationTasks.Find([name]));

    private static IEnumerable<Figure> Accuracies(TaskResult result) => result.Figures.Where(static figure => figure.Unit == FigureUnit.Percent);

    private static double Value(TaskResult result, string name) => result.Figures.Single(figure => figure.Name == name).Value;
}
