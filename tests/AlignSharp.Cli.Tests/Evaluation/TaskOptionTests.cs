using System.Text.Json;
using AlignSharp.Imaging;

namespace AlignSharp.Cli.Tests.Evaluation;

/// <summary>The options of single tasks, from the command line to what is printed.</summary>
public sealed class TaskOptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TaskOptionTests()
    {
        var table = new List<string> { "image,label,maker" };
        for (var picture = 0; picture < 24; picture++)
        {
            var (label, maker) = (picture % 2 == 0 ? "flag" : "strawberry", picture % 4 < 2 ? "here" : "there");
            File.WriteAllBytes(_folder.Combine($"{picture}.png"), ImageEncoder.Png(new RgbImage(8, 8, [.. Enumerable.Repeat((byte)(picture * 10), 192)])));
            table.Add($"{picture}.png,{label},{maker}");
        }

        File.WriteAllLines(Table, table);
    }

    private string Table => _folder.Combine("t.csv");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Robustness_takes_corruptions_and_a_number_of_pictures()
    {
        var run = await EvalAsync("--tasks", "robustness", "--corruptions", "contrast,attack", "--pictures", "5");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Robustness: label (5 images, 2 classes, 1 corruptions)", run.Output, StringComparison.Ordinal);
        Assert.Contains("5 of 24 labelled pictures were drawn by the seed.", run.Output, StringComparison.Ordinal);
        Assert.Contains("      corruption  severity 1  severity 2  severity 3  severity 4  severity 5", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n      contrast( +\d+\.\d\d %){6}\n", run.Output);
        Assert.Contains("The pasted label is believed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Generalisation_takes_a_reference_set_and_a_trend()
    {
        File.WriteAllText(_folder.Combine("models.csv"), "reference,this set\n80,60\n60,40\n");
        var run = await EvalAsync("--tasks", "generalisation", "--reference", Table, "--trend", _folder.Combine("models.csv"), "--json");
        using var json = JsonDocument.Parse(run.Output);
        var section = json.RootElement.GetProperty("splits").GetProperty("all").GetProperty("generalisation_label");
        Assert.Equal((24, 2, 0), (section.GetProperty("reference_images").GetInt32(), section.GetProperty("shared_classes").GetInt32(), section.GetProperty("accuracy_change").GetInt32()));
        Assert.Equal(2, section.GetProperty("effective_robustness_ci").GetArrayLength());
        Assert.Equal(Table, json.RootElement.GetProperty("reference").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Bias_takes_fields_of_groups_and_attributes()
    {
        File.WriteAllText(_folder.Combine("a.json"), """{"attributes":{"warm":["sun","fire"],"cold":["ice","snow"]}}""");
        var run = await EvalAsync("--tasks", "bias", "--groups", "maker", "--attributes", _folder.Combine("a.json"));
        Assert.Contains("Bias: maker, by label (24 images, 2 groups, 0 images left out)", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n      here  +12 ", run.Output);
        Assert.Contains("here or there: warm or cold", run.Output, StringComparison.Ordinal);
        Assert.Contains("No gap found is no proof of fairness", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neighbours_and_probe_learn_from_a_training_set()
    {
        var run = await EvalAsync("--tasks", "knn,probe", "--train", Table);
        Assert.Contains("Nearest neighbours: label (24 train, 24 test, 2 classes)", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"k = 1, majority +100\.00 %", run.Output);
        Assert.Contains($"Learned from 24 pictures of {Table}.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_names_every_task_runs_or_says_what_it_lacks()
    {
        var run = await EvalAsync("--pictures", "1", "--bootstrap", "5");
        Assert.Equal(0, run.ExitCode);
        foreach (var title in (string[])["Zero-shot: label", "Nearest neighbours: label", "Linear probe: label", "Calibration: label", "Robustness: label", "Limits: label", "Probes on simple drawings"])
        {
            Assert.Contains($"\n  {title} (", run.Output, StringComparison.Ordinal);
        }

        foreach (var sentence in (string[])["The split all has no captions", "Generalisation has nothing to compare with", "No field of groups was named for bias"])
        {
            Assert.Contains($"\n  {sentence}", run.Output, StringComparison.Ordinal);
        }

        Assert.Matches("Time: embedding .* s, retrieval .* s, .*robustness .* s", run.Error);
    }

    [Theory]
    [InlineData("There is no corruption rain; expected noise,", "--tasks", "robustness", "--corruptions", "rain")]
    [InlineData("--pictures is 0; expected 1 to 10000.", "--pictures", "0")]
    [InlineData("nowhere.csv was not found; expected accuracies of other models.", "--tasks", "generalisation", "--trend", "nowhere.csv")]
    [InlineData("nowhere.json was not found; expected JSON with attributes", "--tasks", "bias", "--attributes", "nowhere.json")]
    [InlineData("--bootstrap is -1; expected 0 to 1000000.", "--bootstrap", "-1")]
    public async Task What_an_option_cannot_be_is_told(string sentence, params string[] options)
    {
        var run = await EvalAsync(options);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(sentence, run.Error, StringComparison.Ordinal);
    }

    private Task<CommandRun> EvalAsync(params string[] options) => CommandRun.Of(
        ["eval", Fixtures.AlignMini, "--data", Table, "--cache", _folder.Combine("cache"), .. options.Contains("--bootstrap") ? Array.Empty<string>() : ["--bootstrap", "20"], .. options]);
}
