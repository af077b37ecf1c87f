using System.Security.Cryptography;
using AlignSharp.Checkpoints;
using AlignSharp.Training.Cards;
using AlignSharp.Training.Runs;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Tests.Cards;

public sealed class ModelCardTests : IDisposable
{
    private readonly TinyRun _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public async Task A_card_says_what_the_model_is_made_of_and_how_it_does()
    {
        var card = await CardAsync(static settings => settings with
        {
            Seed = 7,
            Model = settings.Model with { SaveAs = TensorType.Float16 },
            Card = new CardSettings { Name = "tiny", Licence = "mit", Languages = ["en"], Description = "Names of colours.", Limits = ["It knows no photographs."] },
        });

        AssertHolds(
            card,
            "---\nlicense: \"mit\"\nlanguage:\n- \"en\"\nlibrary_name: transformers\npipeline_tag: zero-shot-image-classification\n",
            "model-index:\n- name: \"tiny\"\n",
            "# tiny\n\nNames of colours.\n\nAn ALIGN model",
            "in float16.",
            "AlignModel.from_pretrained(\"tiny\", dtype=\"float32\")",
            "Without `dtype` transformers 5 keeps that type",
            "15 pairs of picture and text in 1 shard. 4 more were held out by the field `color` (grey, orange).",
            "| loss | contrastive, label smoothing 0.1, sum of both directions |",
            "| length | 2 steps of 4 pairs: 8 pairs seen, 0.5 times each |",
            "| seed | 7; weights, order, crops, captions and dropout follow from it |",
            "On held-out pairs, by the trainer:",
            "| 2 | 4 | 2 |",
            "- It knows no photographs.",
            "The weights: mit.");
        Assert.Contains(
            Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(Shard, TestContext.Current.CancellationToken))), card, StringComparison.Ordinal);
        Assert.DoesNotContain(_tiny.Path(), card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_in_float32_needs_no_word_on_its_type()
    {
        var card = await CardAsync(static settings => settings with { Data = settings.Data with { HoldOut = null } });

        AssertHolds(card, "# run\n", "None was held out.", "Nothing was held out of the data, and nothing has been measured since.", "No licence was named for the weights.");
        Assert.DoesNotContain("Without `dtype`", card, StringComparison.Ordinal);
        Assert.DoesNotContain("model-index", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sources_and_licences_of_the_samples_are_named_with_those_of_the_model_begun_with()
    {
        await CardAsync(static settings => settings);
        var first = await File.ReadAllTextAsync(_tiny.Path("run", "model", "ATTRIBUTION.md"), TestContext.Current.CancellationToken);
        AssertHolds(first, "# Works that run was trained on\n", "| paint box | [CC-BY-4.0](https://creativecommons.org/licenses/by/4.0/) | 15 | 4 |");

        await CardAsync(settings => settings with { Model = new ModelSettings { Start = _tiny.Path("run", "model") } }, "second");
        var second = await File.ReadAllTextAsync(_tiny.Path("second", "model", "ATTRIBUTION.md"), TestContext.Current.CancellationToken);
        AssertHolds(second, "# Works that second was trained on\n", "## Works of model, with which it began\n", "### Works that run was trained on\n");
    }

    [Fact]
    public async Task An_attribution_of_ones_own_is_taken_as_it_is()
    {
        var file = _tiny.Path("mine.md");
        await File.WriteAllTextAsync(file, "All by me.\n", TestContext.Current.CancellationToken);
        AssertHolds(await CardAsync(settings => settings with { Card = new CardSettings { Attribution = file } }), "[ATTRIBUTION.md](ATTRIBUTION.md)");
        Assert.Equal("All by me.\n", await File.ReadAllTextAsync(_tiny.Path("run", "model", "ATTRIBUTION.md"), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Figures_measured_since_join_the_card_if_they_are_of_this_model()
    {
        await CardAsync(static settings => settings);
        var model = await ModelIdentity.HashAsync(_tiny.Path("run", "model"), TestContext.Current.CancellationToken);
        var options = new ModelCardOptions { Evaluations = [Results("right.json", model)], Overrides = ["card.name=renamed"] };
        var path = await ModelCard.WriteAsync(_tiny.Path("run"), options, TestContext.Current.CancellationToken);
        AssertHolds(
            await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken),
            "# renamed\n",
            "On eval.tar (XXH128 `b373`), by `align eval`, with 95 % intervals:",
            "|  | near | far |",
            "| image to text R@1 | 12.36 (10.01 to 14.8) | 3 |",
            "| zeroshot group: acc1 | 15.5 |  |");

        var wrong = new ModelCardOptions { Evaluations = [Results("wrong.json", "0123")] };
        var error = await Assert.ThrowsAsync<TrainingException>(() => ModelCard.WriteAsync(_tiny.Path("run"), wrong, TestContext.Current.CancellationToken));
        Assert.Contains($"wrong.json measured a model with the hash 0123; expected {model}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("no JSON")]
    public async Task Figures_that_are_none_are_refused(string text)
    {
        var path = _tiny.Path("results.json");
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        var error = Assert.Throws<TrainingException>(() => EvaluationFigures.Read(path));
        Assert.StartsWith($"{path} cannot be read (", error.Message, StringComparison.Ordinal);
        Assert.Contains("none.json", Assert.Throws<TrainingException>(() => EvaluationFigures.Read("none.json")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("steps=100", "The setting steps is the run's and cannot be replaced in its card; expected one of card.")]
    [InlineData("optimizer.learning_rate=1", "The setting optimizer.learning_rate is the run's and cannot be replaced in its card; expected one of card.")]
    public async Task What_the_run_has_had_is_not_replaced_in_its_card(string setting, string sentence)
    {
        var before = await CardAsync(static settings => settings);
        var error = await Assert.ThrowsAsync<TrainingException>(() => WriteAsync(new ModelCardOptions { Overrides = ["card.licence=mit", setting] }));
        Assert.Equal(sentence, error.Message);
        Assert.Equal(before, await File.ReadAllTextAsync(_tiny.Path("run", "model", ModelCard.FileName), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_card_is_written_for_a_copy_of_the_runs_model_and_for_no_other()
    {
        var card = await CardAsync(static settings => settings);
        Copy("model", "copy");
        await WriteAsync(new ModelCardOptions { Folder = _tiny.Path("copy") });
        Assert.Equal(card, await File.ReadAllTextAsync(_tiny.Path("copy", ModelCard.FileName), TestContext.Current.CancellationToken));

        await CardAsync(static settings => settings with { Seed = 2 }, "other");
        var (other, own) = (_tiny.Path("other", "model"), await File.ReadAllTextAsync(_tiny.Path("other", "model", ModelCard.FileName), TestContext.Current.CancellationToken));
        var error = await Assert.ThrowsAsync<TrainingException>(() => WriteAsync(new ModelCardOptions { Folder = other }));
        Assert.StartsWith($"{other} holds a model with the hash ", error.Message, StringComparison.Ordinal);
        Assert.Equal(own, await File.ReadAllTextAsync(Path.Combine(other, ModelCard.FileName), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_best_models_card_tells_its_own_steps_and_figures()
    {
        await CardAsync(static settings => settings with { Steps = 7 });
        var best = RunLog.Read(_tiny.Path("run")).Select(static entry => entry.Measurement).OfType<Measurement>().MaxBy(static measured => measured.Score)!;
        Copy("best", "copy");
        await WriteAsync(new ModelCardOptions { Folder = _tiny.Path("copy") });
        AssertHolds(
            await File.ReadAllTextAsync(_tiny.Path("copy", ModelCard.FileName), TestContext.Current.CancellationToken),
            $"{best.Step} steps of 4 pairs: {best.Step * 4} pairs seen",
            best.Step < 7 ? "; the best of 7 steps |" : "times each |");
    }

    [Fact]
    public async Task Settings_that_a_run_was_resumed_with_are_in_its_log_and_its_card()
    {
        await CardAsync(static settings => settings);
        var changes = new[] { "steps=4", "batch_size=6", "optimizer.learning_rate=0.002", "card.licence=mit" };
        using (var trainer = Trainer.Resume(_tiny.Path("run"), changes))
        {
            var unfinished = await Assert.ThrowsAsync<TrainingException>(() => WriteAsync(new ModelCardOptions()));
            Assert.Contains("is at step 2 of 4; expected a finished run", unfinished.Message, StringComparison.Ordinal);
            await trainer.RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        }

        var entry = Assert.Single(RunLog.Read(_tiny.Path("run")), static entry => entry.Changes is not null);
        Assert.Equal(2, entry.Step);
        Assert.Equal(
            [new("steps", "2", "4"), new("batch_size", "4", "6"), new("optimizer.learning_rate", "0.003", "0.002")], entry.Changes!);
        AssertHolds(
            await File.ReadAllTextAsync(_tiny.Path("run", "model", ModelCard.FileName), TestContext.Current.CancellationToken),
            "| length | 4 steps: 20 pairs seen, 1.3 times each |",
            "The run was resumed with other settings; those above are its last:\n\n| after step | setting | before | from then on |",
            "| 2 | `steps` | `2` | `4` |\n| 2 | `batch_size` | `4` | `6` |\n| 2 | `optimizer.learning_rate` | `0.003` | `0.002` |\n");
    }

    [Fact]
    public async Task A_run_without_a_finished_model_has_no_card()
    {
        await CardAsync(static settings => settings);
        Directory.Delete(_tiny.Path("run", "model"), recursive: true);
        await Assert.ThrowsAnyAsync<AlignException>(() => ModelCard.WriteAsync(_tiny.Path("run"), null, TestContext.Current.CancellationToken));
    }

    private string Shard => _tiny.Path("pairs-000000.tar");

    private async Task<string> CardAsync(Func<TrainingSettings, TrainingSettings> change, string run = "run")
    {
        var shard = File.Exists(Shard) ? Shard : await _tiny.WriteShardAsync(19);
        using var trainer = Trainer.Start(change(_tiny.Settings(2, shard)), _tiny.Path(run));
        var outcome = await trainer.RunAsync(cancellationToken: TestContext.Current.CancellationToken);
        return await File.ReadAllTextAsync(Path.Combine(outcome.Model!, ModelCard.FileName), TestContext.Current.CancellationToken);
    }

    private Task<string> WriteAsync(ModelCardOptions options) => ModelCard.WriteAsync(_tiny.Path("run"), options, TestContext.Current.CancellationToken);

    private void Copy(string model, string folder)
    {
        Directory.CreateDirectory(_tiny.Path(folder));
        foreach (var file in Directory.GetFiles(_tiny.Path("run", model)).Where(static file => !file.EndsWith(".md", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(_tiny.Path(folder), Path.GetFileName(file)));
        }
    }

    private string Results(string name, string model)
    {
        File.WriteAllText(
            _tiny.Path(name),
            $$$"""
            {"model": {"name": "m", "sha256": "{{{model}}}"}, "data": {"name": "/a/eval.tar", "xxh128": "b373"},
             "splits": {"near": {"images": 9, "i2t_r1": 12.3552, "i2t_r1_ci": [10.01, 14.8], "zeroshot_group": {"acc1": 15.5}}, "far": {"images": 4, "i2t_r1": 3, "omitted": ["x"] } } }
            """);
        return _tiny.Path(name);
    }

    private static void AssertHolds(string text, params ReadOnlySpan<string> parts)
    {
        foreach (var part in parts)
        {
            Assert.Contains(part, text, StringComparison.Ordinal);
        }
    }
}
