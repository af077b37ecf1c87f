using AlignSharp.Training.Settings;

namespace AlignSharp.Cli.Tests.Training;

[Collection(TrainingCollection.Name)]
public sealed class TrainCommandTests : IDisposable
{
    private readonly TinyRun _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public async Task A_run_ends_with_a_model_its_card_and_curves()
    {
        var run = await CommandRun.Of("train", await SettingsAsync(), "--run", _tiny.Path("run"), "--set", "steps=4");
        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Contains("step 4/4  loss ", run.Error, StringComparison.Ordinal);
        Assert.Contains("step 4  held out: image to text R@1 ", run.Error, StringComparison.Ordinal);
        Assert.EndsWith($"4 steps made; the model is in {_tiny.Path("run", "model")}.\n", run.Error, StringComparison.Ordinal);

        Assert.Equal(0, (await CommandRun.Of("info", _tiny.Path("run", "model"))).ExitCode);
        Assert.Equal(0, (await CommandRun.Of("train", "plot", _tiny.Path("run"), "-o", _tiny.Path("curves.html"))).ExitCode);
        Assert.StartsWith("<!doctype html>", await File.ReadAllTextAsync(_tiny.Path("curves.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal(0, (await CommandRun.Of("train", "plot", _tiny.Path("run"), "-o", _tiny.Path("curves.SVG"))).ExitCode);
        Assert.StartsWith("<svg ", await File.ReadAllTextAsync(_tiny.Path("curves.SVG"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_is_written_anew_with_figures_of_an_evaluation_of_this_model()
    {
        await CommandRun.Of("train", await SettingsAsync(), "--run", _tiny.Path("run"), "--set", "steps=2");
        var model = _tiny.Path("run", "model");
        var measured = await CommandRun.Of(
            "eval", model, "--data", Shard, "--tasks", "retrieval", "--bootstrap", "10", "--cache", _tiny.Path("cache"), "-o", _tiny.Path("results"));
        Assert.Equal(0, measured.ExitCode);
        var results = _tiny.Path("results", "results.json");

        var run = await CommandRun.Of("train", "card", _tiny.Path("run"), "--evaluation", results, "--set", "card.licence=cc-by-4.0");
        Assert.Equal((0, $"The card is in {Path.Combine(model, "MODEL_CARD.md")}.\n"), (run.ExitCode, run.Error));
        var card = await File.ReadAllTextAsync(Path.Combine(model, "MODEL_CARD.md"), TestContext.Current.CancellationToken);
        Assert.Contains("license: \"cc-by-4.0\"", card, StringComparison.Ordinal);
        Assert.Contains("by `align eval`", card, StringComparison.Ordinal);

        var other = await CommandRun.Of("train", "card", _tiny.Path("run"), "-o", Fixtures.AlignMini, "--evaluation", results);
        Assert.Equal(1, other.ExitCode);
        Assert.Contains($"error: {Fixtures.AlignMini} holds a model with the hash ", other.Error, StringComparison.Ordinal);
        var changed = await CommandRun.Of("train", "card", _tiny.Path("run"), "--set", "steps=100");
        Assert.Equal((1, "error: The setting steps is the run's and cannot be replaced in its card; expected one of card.\n"), (changed.ExitCode, changed.Error));
    }

    [Theory]
    [InlineData("batch_size=1", "the setting batch_size is 1; expected at least 2, for the others of a batch are the negatives.")]
    [InlineData("loss.minimum_temperature=0", "the setting loss.minimum_temperature is 0; expected above 0.")]
    [InlineData("optimizer.rate=1", "has the unknown setting optimizer.rate; expected one of kind, learning_rate")]
    [InlineData("card.attribution=gone.md", "the setting card.attribution is gone.md, which is not there; expected a text file.")]
    [InlineData("data.shards=[\"gone.tar\"]", "gone.tar")]
    public async Task A_setting_that_cannot_be_is_a_sentence(string setting, string sentence)
    {
        var run = await CommandRun.Of("train", await SettingsAsync(), "--run", _tiny.Path("run"), "--set", setting);
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_temperature_that_comes_to_nothing_ends_the_run_with_its_step()
    {
        var run = await CommandRun.Of("train", await SettingsAsync(), "--run", _tiny.Path("run"), "--set", "loss.maximum_temperature=0");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("emperature", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shards_without_captions_are_a_sentence()
    {
        var settings = await SettingsAsync();
        File.Delete(Shard);
        await _tiny.WriteShardAsync(3, static index => TinyRun.Sample(index, ("png", TinyRun.Picture(20, 1, 2, 3))));
        var run = await CommandRun.Of("train", settings, "--run", _tiny.Path("run"));
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("No sample of the shards can be trained on (0 without picture, ", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wrong_usage_is_told()
    {
        const string sentence = "Expected either CONFIG for a new run or --resume for one that was begun.";
        var neither = await CommandRun.Of("train", "--run", "r");
        Assert.Equal(2, neither.ExitCode);
        Assert.Contains(sentence, neither.Error, StringComparison.Ordinal);
        var both = await CommandRun.Of("train", "settings.json", "--run", "r", "--resume");
        Assert.Equal(2, both.ExitCode);
        Assert.Contains(sentence, both.Error, StringComparison.Ordinal);
        var nothing = await CommandRun.Of("train", "--run", _tiny.Path("gone"), "--resume");
        Assert.Equal(1, nothing.ExitCode);
        Assert.Contains("has no config.json; expected the folder of a run.", nothing.Error, StringComparison.Ordinal);
        var picture = await CommandRun.Of("train", "plot", "r", "-o", _tiny.Path("c.png"));
        Assert.Equal(2, picture.ExitCode);
        Assert.Contains("c.png; expected a name that ends in .html or .svg.", picture.Error, StringComparison.Ordinal);
        var unplotted = await CommandRun.Of("train", "plot", _tiny.Path("gone"));
        Assert.Equal(1, unplotted.ExitCode);
        Assert.Contains("has no log.jsonl; expected the folder of a run.", unplotted.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plot")]
    [InlineData("card")]
    public async Task Help_of_a_part_shows_its_own_arguments(string part)
    {
        var help = await CommandRun.Of("train", part, "--help");
        Assert.Contains($"train {part} <RUN> [options]", help.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CONFIG", help.Output, StringComparison.Ordinal);
        Assert.Contains("<CONFIG>", (await CommandRun.Of("train", "--help")).Output, StringComparison.Ordinal);
    }

    private string Shard => _tiny.Path("pairs-000000.tar");

    private async Task<string> SettingsAsync()
    {
        var path = _tiny.Path("settings.json");
        SettingsFile.Save(_tiny.Settings(6, await _tiny.WriteShardAsync(21)), path);
        return path;
    }
}
