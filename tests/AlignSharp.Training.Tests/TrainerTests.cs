using System.Text;
using AlignSharp.Checkpoints;
using AlignSharp.Data.Shards;
using AlignSharp.Imaging;
using AlignSharp.Training.Losses;
using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;
using AlignSharp.Training.Steps;
using AlignSharp.Training.Towers;

namespace AlignSharp.Training.Tests;

public sealed class TrainerTests : IDisposable
{
    private readonly TinyRun _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public async Task A_run_ends_with_a_model_that_gives_the_same_embeddings_through_onnx_runtime()
    {
        var outcome = await TrainAsync(_tiny.Settings(5, await _tiny.WriteShardAsync(32)), "run");
        Assert.True(outcome.IsComplete);
        Assert.Equal(5, outcome.Step);

        using var model = AlignModel.Load(outcome.Model!);
        var picture = ImageDecoder.Default.Decode(TinyRun.Picture(30, 200, 10, 10), "red");
        var pixels = model.Processor.Images.Process([picture]);
        Assert.Equal([1, 3, 32, 32], pixels.Shape);
        using var towers = AlignTowers.Load(outcome.Model!);
        using var values = TorchSharp.torch.tensor(pixels.Values.ToArray(), 1, 3, 32, 32);
        using var expected = towers.GetImageFeatures(values, ForwardPass.Evaluation);
        using var actual = TorchSharp.torch.tensor(model.GetImageFeatures(pixels, TestContext.Current.CancellationToken).Values.ToArray());
        Assert.True(actual.RelativeError(expected.reshape(-1)) < 1e-4);
    }

    [Fact]
    public async Task A_model_learns_what_colors_are_called()
    {
        var settings = _tiny.Settings(60, await _tiny.WriteShardAsync(64)) with { BatchSize = 8 };
        settings = settings with
        {
            Data = settings.Data with { HoldOut = null },
            Evaluation = new EvaluationSettings { EverySteps = 60, Shards = settings.Data.Shards },
            Compute = new StepOptions { StatisticsMomentum = 0.1 },
            Optimizer = settings.Optimizer with { LearningRate = 1e-2 },
        };
        var outcome = await TrainAsync(settings, "run");
        Assert.True(outcome.Best!.Score > 40, $"mean R@1 is {outcome.Best.Score}, by chance 12.5");
        Assert.Equal((64, 8), (outcome.Best.Images, outcome.Best.Captions));
    }

    [Fact]
    public async Task A_run_stopped_at_any_step_goes_on_to_the_bits_of_one_that_was_not()
    {
        var settings = _tiny.Settings(7, await _tiny.WriteShardAsync(21));
        var whole = await TrainAsync(settings, "whole");
        for (var stop = 1; stop < 7; stop++)
        {
            var stopped = await TrainAsync(settings, $"stopped-{stop}", stopAfter: stop);
            Assert.False(stopped.IsComplete);
            Assert.Equal(stop, stopped.Step);
            using var trainer = Trainer.Resume(_tiny.Path($"stopped-{stop}"));
            var resumed = await trainer.RunAsync(cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal(Weights(whole.Model!), Weights(resumed.Model!));
            Assert.Equal(whole.Best, resumed.Best);
            Assert.Equal(
                RunLog.Read(_tiny.Path("whole")).Select(Chanceless),
                RunLog.Read(_tiny.Path($"stopped-{stop}")).Select(Chanceless));
        }
    }

    [Fact]
    public async Task A_run_killed_between_checkpoints_repeats_the_steps_that_were_lost()
    {
        var settings = _tiny.Settings(7, await _tiny.WriteShardAsync(21));
        var whole = await TrainAsync(settings, "whole");
        await TrainAsync(settings, "killed", stopAfter: 5);
        Directory.Delete(_tiny.Path("killed", "checkpoints", "step-000000005"), recursive: true);
        await File.AppendAllTextAsync(_tiny.Path("killed", "log.jsonl"), "{\"step\":6,\"lo", TestContext.Current.CancellationToken);
        using var trainer = Trainer.Resume(_tiny.Path("killed"));
        Assert.Equal(4, trainer.Step);
        var resumed = await trainer.RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(Weights(whole.Model!), Weights(resumed.Model!));
        Assert.Equal(RunLog.Read(_tiny.Path("whole")).Select(Chanceless), RunLog.Read(_tiny.Path("killed")).Select(Chanceless));
    }

    [Fact]
    public async Task Only_the_newest_checkpoints_are_kept()
    {
        await TrainAsync(_tiny.Settings(7, await _tiny.WriteShardAsync(21)), "run");
        Assert.Equal(
            ["step-000000006", "step-000000007"],
            Directory.GetDirectories(_tiny.Path("run", "checkpoints")).Select(Path.GetFileName).Order());
        Assert.True(Directory.Exists(_tiny.Path("run", "best")));
    }

    [Fact]
    public async Task A_trained_model_is_measured_before_its_first_step()
    {
        var shard = await _tiny.WriteShardAsync(21);
        var first = await TrainAsync(_tiny.Settings(2, shard), "first");
        await TrainAsync(_tiny.Settings(2, shard) with { Model = new ModelSettings { Start = first.Model } }, "second", stopAfter: 0);
        using (var trainer = Trainer.Resume(_tiny.Path("second")))
        {
            await trainer.RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        }

        Assert.Equal([0, 2], RunLog.Read(_tiny.Path("second")).Where(static entry => entry.Measurement is not null).Select(static entry => entry.Step));
    }

    [Fact]
    public async Task What_a_killed_process_left_half_written_goes_away()
    {
        await TrainAsync(_tiny.Settings(2, await _tiny.WriteShardAsync(21)), "run", stopAfter: 1);
        Directory.CreateDirectory(_tiny.Path("run", "best.0123.tmp"));
        using var trainer = Trainer.Resume(_tiny.Path("run"));
        Assert.Empty(Directory.GetDirectories(_tiny.Path("run"), "*.tmp"));
    }

    [Fact]
    public async Task A_locked_image_tower_stays_as_it_was()
    {
        var shard = await _tiny.WriteShardAsync(21);
        var first = await TrainAsync(_tiny.Settings(2, shard), "first");
        var settings = _tiny.Settings(3, shard) with { Model = new ModelSettings { Start = first.Model, Freeze = ["vision_*"] } };
        var second = await TrainAsync(settings, "second");
        var (before, after) = (Weights(first.Model!), Weights(second.Model!));
        Assert.All(before.Keys.Where(name => name.StartsWith("vision_", StringComparison.Ordinal)), name => Assert.Equal(before[name], after[name]));
        Assert.NotEqual(before["text_projection.weight"], after["text_projection.weight"]);
    }

    [Fact]
    public async Task A_finished_model_can_be_half_precision()
    {
        var settings = _tiny.Settings(1, await _tiny.WriteShardAsync(21));
        var outcome = await TrainAsync(settings with { Model = settings.Model with { SaveAs = TensorType.Float16 } }, "run");
        using var store = TensorStore.Open(outcome.Model!);
        Assert.Equal(TensorType.Float16, store["text_projection.weight"].Type);
    }

    [Fact]
    public async Task Gradients_that_are_not_finite_end_the_run_and_leave_the_newest_checkpoint()
    {
        var settings = _tiny.Settings(50, await _tiny.WriteShardAsync(21));
        var error = await Assert.ThrowsAsync<TrainingException>(() => TrainAsync(
            settings with { Optimizer = settings.Optimizer with { LearningRate = 1e30 } }, "run"));
        Assert.Matches("^Step [0-9]+ gave a loss of .* first in [a-z_.0-9A-Z ]+; expected finite numbers", error.Message);
    }

    [Fact]
    public async Task A_temperature_that_falls_to_0_is_named()
    {
        var settings = _tiny.Settings(50, await _tiny.WriteShardAsync(21));
        var error = await Assert.ThrowsAnyAsync<AlignException>(() => TrainAsync(
            settings with { Loss = new ContrastiveLossOptions { MaximumTemperature = 0 } }, "run"));
        Assert.Contains("emperature", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shards_without_captions_are_refused_with_what_was_found()
    {
        var shard = await _tiny.WriteShardAsync(3, static index => TinyRun.Sample(index, ("png", TinyRun.Picture(20, 1, 2, 3))));
        var error = await Assert.ThrowsAsync<TrainingException>(() => TrainAsync(
            _tiny.Settings(2, shard) with { Evaluation = new EvaluationSettings { EverySteps = 100 } }, "run"));
        Assert.Contains("No sample of the shards can be trained on", error.Message, StringComparison.Ordinal);
        Assert.Contains("without caption", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_samples_are_skipped_and_counted()
    {
        var shard = await _tiny.WriteShardAsync(24, static index => (index % 8) switch
        {
            6 => TinyRun.Sample(index, ("png", TinyRun.Picture(20, 1, 2, 3)[..60]), ("txt", Encoding.UTF8.GetBytes("torn"))),
            7 => TinyRun.Sample(index, ("txt", Encoding.UTF8.GetBytes("no picture"))),
            _ => TinyRun.Sample(index),
        });
        var settings = _tiny.Settings(4, shard);
        using var trainer = Trainer.Start(settings with { Data = settings.Data with { HoldOut = null } }, _tiny.Path("run"));
        var outcome = await trainer.RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(outcome.IsComplete);
        Assert.True(trainer.Skipped.Damaged > 0);
        Assert.True(trainer.Skipped.WithoutPicture > 0);
    }

    [Fact]
    public async Task A_folder_that_holds_a_run_is_not_begun_anew()
    {
        var settings = _tiny.Settings(1, await _tiny.WriteShardAsync(21));
        await TrainAsync(settings, "run");
        var error = Assert.Throws<TrainingException>(() => Trainer.Start(settings, _tiny.Path("run")));
        Assert.Contains("--resume", error.Message, StringComparison.Ordinal);
        Assert.Throws<TrainingException>(() => Trainer.Resume(_tiny.Path("elsewhere")));
    }

    [Fact]
    public async Task A_run_has_one_writer_at_a_time()
    {
        var settings = _tiny.Settings(3, await _tiny.WriteShardAsync(21));
        await TrainAsync(settings, "run", stopAfter: 1);
        using (Trainer.Resume(_tiny.Path("run")))
        {
            var error = Assert.Throws<TrainingException>(() => Trainer.Resume(_tiny.Path("run")));
            Assert.Contains("no other run", error.Message, StringComparison.Ordinal);
        }

        using var trainer = Trainer.Resume(_tiny.Path("run"));
        Assert.Equal(1, trainer.Step);
    }

    [Fact]
    public async Task A_run_that_failed_before_its_first_line_can_be_begun_anew_and_its_paths_are_whole()
    {
        var settings = _tiny.Settings(1, await _tiny.WriteShardAsync(21));
        var here = Path.GetRelativePath(Directory.GetCurrentDirectory(), settings.Data.Shards[0]);
        using (Trainer.Start(settings with { Data = settings.Data with { Shards = [here] } }, _tiny.Path("run")))
        {
            Assert.Equal(settings.Data.Shards, SettingsFile.Load(_tiny.Path("run", "config.json")).Data.Shards);
        }

        Assert.True((await TrainAsync(settings, "run")).IsComplete);
    }

    [Fact]
    public async Task A_checkpoint_that_cannot_be_written_leaves_the_last_one_whole()
    {
        var settings = _tiny.Settings(7, await _tiny.WriteShardAsync(21));
        await TrainAsync(settings, "run", stopAfter: 2);
        var before = Weights(_tiny.Path("run", "checkpoints", "step-000000002"));
        await File.WriteAllTextAsync(_tiny.Path("run", "checkpoints", "step-000000004"), "in the way", TestContext.Current.CancellationToken);
        using (var trainer = Trainer.Resume(_tiny.Path("run")))
        {
            var error = await Assert.ThrowsAsync<TrainingException>(() => trainer.RunAsync(cancellationToken: TestContext.Current.CancellationToken));
            Assert.StartsWith("The checkpoint of step 4 cannot be written (", error.Message, StringComparison.Ordinal);
            Assert.EndsWith("step-000000002 is whole, and --resume goes on from there.", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, Weights(_tiny.Path("run", "checkpoints", "step-000000002")));
        Assert.Empty(Directory.GetDirectories(_tiny.Path("run", "checkpoints"), "*.tmp"));
    }

    private async Task<TrainingOutcome> TrainAsync(TrainingSettings settings, string run, long? stopAfter = null)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        using var trainer = Trainer.Start(settings, _tiny.Path(run));
        return await trainer.RunAsync(new StopAfter(stopAfter, stop), stop.Token);
    }

    private static Dictionary<string, byte[]> Weights(string folder)
    {
        using var store = TensorStore.Open(folder);
        return store.Tensors.Keys.ToDictionary(name => name, name => store.GetBytes(name).ToArray());
    }

    private static LogEntry Chanceless(LogEntry entry) =>
        entry with { PairsPerSecond = null, WaitShare = null, Memory = null, Skipped = null };

    private sealed class StopAfter(long? step, CancellationTokenSource stop) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value)
        {
            if (value.Entry.Step == step)
            {
                stop.Cancel();
            }
        }
    }
}
