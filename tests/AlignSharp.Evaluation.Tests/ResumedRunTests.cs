using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Evaluation.Tasks;

namespace AlignSharp.Evaluation.Tests;

public sealed class ResumedRunTests
{
    private const int Pictures = 400;

    [Fact]
    public async Task A_run_stopped_while_embedding_goes_on_and_gives_the_same_figures()
    {
        using var set = new DrawnSet(Pictures / 2, "flag", "strawberry");
        using var folder = new TemporaryFolder();
        using var model = AlignModel.Load(Fixtures.AlignMini, new AlignModelOptions { Threads = 1 });
        using var stop = new CancellationTokenSource();
        var cache = folder.Combine("stopped");
        var watch = new Watch(() => { if (Chunks(cache) > 0) { stop.Cancel(); } });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(model, set, cache, watch, stop.Token));
        Assert.Equal(1, Chunks(cache));

        var resumed = new Watch(static () => { });
        var after = await RunAsync(model, set, cache, resumed, TestContext.Current.CancellationToken);
        var whole = await RunAsync(model, set, folder.Combine("whole"), new Watch(static () => { }), TestContext.Current.CancellationToken);
        Assert.Equal(256, resumed.First);
        Assert.Equal(Figures(whole), Figures(after));
    }

    private static Task<EvaluationResult> RunAsync(AlignModel model, DrawnSet set, string cache, Watch watch, CancellationToken cancellationToken) =>
        new Evaluator(model, Fixtures.AlignMini, new EvaluationOptions { Tasks = [new ZeroShotTask(), new NeighboursTask()], CacheFolder = cache, Resamples = 20 })
            .RunAsync(new SetRequest([set.Folder]).Open(), watch, cancellationToken);

    private static int Chunks(string cache) =>
        Directory.Exists(cache) ? Directory.GetFiles(cache, "images-*.safetensors", SearchOption.AllDirectories).Length : 0;

    private static IEnumerable<(string, double, double, double)> Figures(EvaluationResult result) => result.Splits.SelectMany(static split => split.Results)
        .SelectMany(static task => task.Figures).Select(static figure => (figure.Name, figure.Value, figure.Interval!.Low, figure.Interval.High));

    private sealed class Watch(Action onProgress) : IProgress<EvaluationProgress>
    {
        /// <summary>How many pictures were there when embedding began.</summary>
        public long? First { get; private set; }

        public void Report(EvaluationProgress value)
        {
            if (value.Stage == "Embedding pictures")
            {
                First ??= value.Done;
                onProgress();
            }
        }
    }
}
