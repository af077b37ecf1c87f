using System.Text.Json;
using AlignSharp.Testing;

namespace AlignSharp.Cli.Tests.Commands;

public sealed class ClassifyTests : IDisposable
{
    private static readonly string Picture = Fixtures.Path("images", "rgb.png");
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Json_holds_the_scores_and_logits_of_the_model()
    {
        var run = await CommandRun.Of("classify", Picture, "--labels", "cat,dog,tree", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var root = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(["results", "failed"], root.EnumerateObject().Select(property => property.Name));
        Assert.Equal(0, root.GetProperty("failed").GetArrayLength());
        var result = Assert.Single(root.GetProperty("results").EnumerateArray());
        Assert.Equal(Picture, result.GetProperty("image").GetString());
        var found = result.GetProperty("labels").EnumerateArray().Select(label => (
            label.GetProperty("label").GetString(), label.GetProperty("score").GetSingle(), label.GetProperty("logit").GetSingle())).ToArray();
        Assert.Equal(Expected(["cat", "dog", "tree"]), found.Select(label => (label.Item1, label.Item3)));
        Assert.Equal(1, found.Sum(label => label.Item2), 1e-5);
    }

    [Fact]
    public async Task Pictures_that_fail_are_told_and_counted_and_the_rest_is_done()
    {
        var bad = new Dictionary<string, byte[]>
        {
            ["empty.jpg"] = [],
            ["torn.jpg"] = (await File.ReadAllBytesAsync(Fixtures.Path("images", "rgb_444.jpg"), TestContext.Current.CancellationToken))[..900],
            ["huge.png"] = HugePng(),
            ["words.png"] = "no picture at all"u8.ToArray(),
        };
        foreach (var (name, bytes) in bad)
        {
            await File.WriteAllBytesAsync(_folder.Combine(name), bytes, TestContext.Current.CancellationToken);
        }

        File.Copy(Picture, _folder.Combine("good.png"));

        var run = await CommandRun.Of("classify", _folder.FullName, "missing.png", "--labels", "cat,dog", "--top", "1", "--json");

        Assert.Equal(1, run.ExitCode);
        var root = JsonDocument.Parse(run.Output).RootElement;
        var good = Assert.Single(root.GetProperty("results").EnumerateArray());
        Assert.Equal(_folder.Combine("good.png"), good.GetProperty("image").GetString());
        Assert.Equal(1, good.GetProperty("labels").GetArrayLength());
        var failed = root.GetProperty("failed").EnumerateArray().Select(failure => (
            Image: failure.GetProperty("image").GetString()!, Error: failure.GetProperty("error").GetString()!)).ToArray();
        Assert.Equal(
            [.. bad.Keys.Order(StringComparer.Ordinal).Select(name => _folder.Combine(name)), "missing.png"],
            failed.Select(failure => failure.Image));
        Assert.All(failed, failure => Assert.Contains(failure.Image, failure.Error, StringComparison.Ordinal));
        Assert.Equal([.. failed.Select(failure => $"error: {failure.Error}"), "error: 5 of 6 pictures failed."], run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task People_get_the_best_labels_below_each_name()
    {
        var run = await CommandRun.Of("classify", Picture, "--labels", "cat,dog", "--template", "{}", "--top", "1");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches($@"^{System.Text.RegularExpressions.Regex.Escape(Picture)}\n +\d+\.\d %  (cat|dog)\n$", run.Output);
    }

    [Fact]
    public async Task A_picture_can_come_from_standard_input()
    {
        var bytes = await File.ReadAllBytesAsync(Picture, TestContext.Current.CancellationToken);

        var run = await CommandRun.WithInput(bytes, "classify", "-", "--labels", "cat,dog,tree", "--json");

        Assert.Equal(Expected(["cat", "dog", "tree"])[0].Logit, FirstLogit(run));
    }

    [Fact]
    public async Task A_picture_inside_the_network_is_fetched_only_when_that_is_allowed()
    {
        using var server = new FileServer(Picture);

        var refused = await CommandRun.Of("classify", server.Url, "--labels", "cat,dog,tree");
        Assert.Equal((1, "", 0), (refused.ExitCode, refused.Output, server.Requests));

        var allowed = await CommandRun.Of("classify", server.Url, "--labels", "cat,dog,tree", "--json", "--allow-private-addresses");
        Assert.Equal((0, 1), (allowed.ExitCode, server.Requests));
        Assert.Equal(Expected(["cat", "dog", "tree"])[0].Logit, FirstLogit(allowed));
    }

    [Fact]
    public async Task A_label_that_is_mostly_unknown_is_warned_about()
    {
        var run = await CommandRun.Of("classify", Picture, "--labels", "猫,a dog");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal("warning: '猫' is mostly [UNK] in this model's vocabulary; expect a poor result.\n", run.Error);
    }

    [Theory]
    [InlineData("No label was given")]
    [InlineData("The label 'cat' is given twice", "--labels", "cat,cat")]
    [InlineData("has no {}", "--labels", "cat", "--template", "a photo")]
    [InlineData("--top is 0", "--labels", "cat", "--top", "0")]
    [InlineData("--threads is 0", "--labels", "cat", "--threads", "0")]
    [InlineData("--threads is many; expected a whole number.", "--labels", "cat", "--threads", "many")]
    [InlineData("--top is x; expected a whole number.", "--labels", "cat", "--top", "x")]
    [InlineData("--batch-size is 0", "--labels", "cat", "--batch-size", "0")]
    [InlineData("--precision is int4; expected float32 or int8.", "--labels", "cat", "--precision", "int4")]
    public async Task A_request_that_cannot_be_gives_exit_code_2(string expected, params string[] options)
    {
        var run = await CommandRun.Of(["classify", Picture, .. options]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eight_bits_of_a_model_without_them_are_one_sentence()
    {
        var run = await CommandRun.Of("classify", Picture, "--labels", "cat", "--precision", "int8");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("has no 8-bit weights; expected a model that 'align quantize' wrote.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_the_engine_lacks_is_one_sentence()
    {
        var run = await CommandRun.Of("classify", Picture, "--labels", "cat", "--device", "tensorrt");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith("error: device is \"tensorrt\"", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_process_of_its_own_prints_nothing_but_json_on_standard_output()
    {
        var run = await ProcessRun.Of("classify", Picture, "missing.png", "--labels", "cat,猫", "--json");

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(1, JsonDocument.Parse(run.Output).RootElement.GetProperty("results").GetArrayLength());
        Assert.Contains("warning: ", run.Error, StringComparison.Ordinal);
    }

    private static float FirstLogit(CommandRun run) => JsonDocument.Parse(run.Output).RootElement
        .GetProperty("results")[0].GetProperty("labels")[0].GetProperty("logit").GetSingle();

    private static (string? Label, float Logit)[] Expected(string[] labels)
    {
        using var model = AlignModel.Load(Fixtures.AlignMini);
        var set = ZeroShot.LabelSet.Encode(model, labels, [ZeroShot.PromptTemplate.Parse("a photo of a {}")]);
        var scores = new ZeroShot.ZeroShotClassifier(model, set).Classify([Imaging.ImageDecoder.Default.Decode(Picture)])[0];
        return [.. scores.Select(score => ((string?)score.Label, score.Logit))];
    }

    /// <summary>The header of a PNG of 50,000 x 50,000 pixels, and nothing after it.</summary>
    private static byte[] HugePng() =>
    [
        0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R',
        0, 0, 0xc3, 0x50, 0, 0, 0xc3, 0x50, 8, 2, 0, 0, 0, 0x4e, 0x2e, 0x2d, 0x5a,
    ];
}
