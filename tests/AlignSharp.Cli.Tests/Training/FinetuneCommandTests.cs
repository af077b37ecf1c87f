using AlignSharp.Training.Settings;

namespace AlignSharp.Cli.Tests.Training;

[Collection(TrainingCollection.Name)]
public sealed class FinetuneCommandTests : IDisposable
{
    private readonly TinyRun _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public async Task A_model_is_trained_further_and_measured_before_and_after()
    {
        var (model, shard) = (await ModelAsync(), _tiny.Path("pairs-000000.tar"));
        var run = await CommandRun.Of(
            "finetune", model, shard, "--run", _tiny.Path("fine"), "--epochs", "3", "--batch-size", "8", "--hold-out", "color=grey", "--set", "evaluation.shards=[" + Quoted(shard) + "]", "--set", "threads=1");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("step 0  held out: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("9 steps made; the model is in ", run.Error, StringComparison.Ordinal);
        Assert.Matches(@"Held-out R@1, image to text: [0-9.]+ before, [0-9.]+ now; text to image: [0-9.]+ before, [0-9.]+ now\.\n$", run.Error);
        Assert.Contains("| begun with | the weights of model |", await File.ReadAllTextAsync(_tiny.Path("fine", "model", "MODEL_CARD.md"), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        var again = await CommandRun.Of("finetune", model, shard, "--run", _tiny.Path("fine"));
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("holds a run already", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_that_nothing_can_be_held_out_of_is_trained_on_with_a_warning()
    {
        var model = await ModelAsync();
        File.Delete(_tiny.Path("pairs-000000.tar"));
        await _tiny.WriteShardAsync(8, static index => TinyRun.Sample(index, TinyRun.Sample(index).Fields.Where(static field => field.Key != "json").Select(static field => (field.Key, field.Value.ToArray()))));
        var run = await CommandRun.Of("finetune", model, _tiny.Path("pairs-000000.tar"), "--run", _tiny.Path("fine"), "--epochs", "1", "--set", "threads=1");
        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("warning: Nothing is held out, so nothing is measured; name a field with --hold-out, or shards with --evaluation.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--hold-out is color; expected a field with a share or a value, as concept=0.1.", "--hold-out", "color")]
    [InlineData("--epochs is 0; expected at least 1.", "--epochs", "0")]
    [InlineData("--batch-size is 1; expected at least 2.", "--batch-size", "1")]
    [InlineData("--learning-rate is fast; expected a number.", "--learning-rate", "fast")]
    public async Task Wrong_usage_is_told(string sentence, params string[] options)
    {
        var run = await CommandRun.Of(["finetune", Fixtures.AlignMini, "shard.tar", "--run", "r", .. options]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_data_and_settings_that_cannot_be_are_sentences()
    {
        var gone = await CommandRun.Of("finetune", Fixtures.AlignMini, _tiny.Path("gone.tar"), "--run", _tiny.Path("fine"));
        Assert.Equal(1, gone.ExitCode);
        Assert.Contains("gone.tar", gone.Error, StringComparison.Ordinal);
        var wrong = await CommandRun.Of("finetune", Fixtures.AlignMini, await _tiny.WriteShardAsync(20), "--run", _tiny.Path("fine"), "--learning-rate", "-1");
        Assert.Equal(1, wrong.ExitCode);
        Assert.Contains("The command: the setting optimizer.learning_rate is -1; expected above 0.", wrong.Error, StringComparison.Ordinal);
        var none = await CommandRun.Of("finetune", Fixtures.AlignMini, _tiny.Path("pairs-000000.tar"), "--run", _tiny.Path("fine"), "--learning-rate", "NaN");
        Assert.Equal((1, "error: The command: the setting optimizer.learning_rate is NaN; expected a finite number.\n"), (none.ExitCode, none.Error));
        Assert.False(Directory.Exists(_tiny.Path("fine")));
    }

    private async Task<string> ModelAsync()
    {
        var path = _tiny.Path("settings.json");
        SettingsFile.Save(_tiny.Settings(2, await _tiny.WriteShardAsync(21)), path);
        Assert.Equal(0, (await CommandRun.Of("train", path, "--run", _tiny.Path("run"))).ExitCode);
        return _tiny.Path("run", "model");
    }

    private static string Quoted(string path) => $"\"{path.Replace("\\", "\\\\", StringComparison.Ordinal)}\"";
}
