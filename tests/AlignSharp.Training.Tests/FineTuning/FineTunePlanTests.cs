using AlignSharp.Checkpoints;
using AlignSharp.Data.Shards;
using AlignSharp.Training.FineTuning;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Tests.FineTuning;

public sealed class FineTunePlanTests : IDisposable
{
    private readonly TinyRun _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public async Task Every_pair_is_seen_as_often_as_asked_and_a_tenth_of_the_pictures_is_kept_to_measure_on()
    {
        var settings = await PlanAsync(await _tiny.WriteShardAsync(50));
        Assert.Equal(("sha256", 0.1), (settings.Data.HoldOut!.Field, settings.Data.HoldOut.Share));
        Assert.Equal((45, 3), (settings.BatchSize, settings.Steps));
        Assert.Equal(TensorType.Float16, settings.Model.SaveAs);
    }

    [Fact]
    public async Task A_part_of_ones_own_is_held_out_and_counted_exactly()
    {
        var shard = await _tiny.WriteShardAsync(50);
        var settings = await PlanAsync(shard, static options => options with { HoldOut = new HoldOutSettings("color", Values: ["red"]), BatchSize = 10 });
        Assert.Equal((10, 3 * 5), (settings.BatchSize, settings.Steps));
        var measured = await PlanAsync(shard, options => options with { Evaluation = [shard], BatchSize = 25 });
        Assert.Null(measured.Data.HoldOut);
        Assert.Equal((25, 3 * 2), (measured.BatchSize, measured.Steps));
    }

    [Fact]
    public async Task Nothing_is_held_out_where_no_field_names_each_picture()
    {
        var shard = await _tiny.WriteShardAsync(8, static index => new Sample($"{index}", TinyRun.Sample(index % 4).Fields));
        Assert.Null((await PlanAsync(shard)).Data.HoldOut);
    }

    [Fact]
    public async Task Too_few_pairs_are_told_with_what_became_of_the_others()
    {
        var shard = await _tiny.WriteShardAsync(3, static index => index == 0 ? TinyRun.Sample(0) : TinyRun.Sample(index, ("png", TinyRun.Picture(20, 1, 2, 3))));
        var error = await Assert.ThrowsAsync<TrainingException>(() => PlanAsync(shard));
        Assert.Contains("0 pairs are left to train on (0 held out, 2 samples without picture or caption); expected at least 2.", error.Message, StringComparison.Ordinal);
    }

    private static Task<TrainingSettings> PlanAsync(string shard, Func<FineTuneOptions, FineTuneOptions>? change = null)
    {
        var options = new FineTuneOptions { Model = Fixtures.AlignMini, Data = [shard], Epochs = 3 };
        return FineTunePlan.MakeAsync(change is null ? options : change(options), TestContext.Current.CancellationToken);
    }
}
