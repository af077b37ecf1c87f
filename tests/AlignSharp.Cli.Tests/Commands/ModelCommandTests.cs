using System.Text.Json;
using AlignSharp.Checkpoints;
using AlignSharp.Cli.Inspection;
using AlignSharp.Testing;
using Microsoft.ML.OnnxRuntime;

namespace AlignSharp.Cli.Tests.Commands;

public sealed class ModelCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Info_of_the_default_model_finds_everything_in_order()
    {
        var run = await CommandRun.Of("info", "--json");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(Fixtures.AlignMini, report.GetProperty("model").GetString());
        Assert.Equal((16, 4, 320), (
            report.GetProperty("vision").GetProperty("layers").GetInt32(),
            report.GetProperty("text").GetProperty("layers").GetInt32(),
            report.GetProperty("embedding_size").GetInt32()));
        Assert.Equal("float16", report.GetProperty("dtype").GetString());
        Assert.All(report.GetProperty("checks").EnumerateArray(), check => Assert.True(check.GetProperty("passed").GetBoolean()));
    }

    [Fact]
    public async Task Info_counts_the_full_size_model_as_the_paper_does()
    {
        File.Copy(Fixtures.Path("full", "config.json"), _folder.Combine("config.json"));

        var run = await CommandRun.Of("info", _folder.FullName);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("EfficientNet, 55 blocks, 62.1 M parameters", run.Output, StringComparison.Ordinal);
        Assert.Contains("BERT, 12 layers, 110.0 M parameters", run.Output, StringComparison.Ordinal);
        Assert.Contains("FAIL weights: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("FAIL processor: ", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Info_of_a_folder_without_configuration_is_one_sentence()
    {
        var run = await CommandRun.Of("info", _folder.FullName);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"error: {_folder.Combine("config.json")} was not found", run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task Info_finds_numbers_that_are_not_finite()
    {
        CopyModel("tiny_silu");
        using (var store = TensorStore.Open(Fixtures.Path("models", "tiny_silu")))
        {
            var tensors = store.Tensors.Keys.Select(name => name == "text_projection.bias"
                ? TensorData.From(name, new float[store[name].ElementCount].Select(_ => float.NaN).ToArray(), store[name].Shape.AsSpan())
                : TensorData.From(store, name));
            SafetensorsWriter.Write(_folder.Combine("model.safetensors"), tensors, cancellationToken: TestContext.Current.CancellationToken);
        }

        var run = await CommandRun.Of("info", _folder.FullName);

        Assert.Contains("FAIL values: text_projection.bias holds infinities or NaN.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_fails_a_model_that_gives_other_logits()
    {
        var run = await CommandRun.Of("verify", Fixtures.AlignMini, Fixtures.Path("images", "rgb.png"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("expected 9.7093  a photo of a cat", run.Output, StringComparison.Ordinal);
        Assert.EndsWith("FAIL\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(9.7093f, 3.4679f, true)]
    [InlineData(9.7102f, 3.4670f, true)]
    [InlineData(9.7105f, 3.4679f, false)]
    [InlineData(9.7093f, 3.4665f, false)]
    [InlineData(float.NaN, 3.4679f, false)]
    public void Verify_passes_logits_within_a_thousandth(float cat, float dog, bool passed) =>
        Assert.Equal(passed, PublishedCheck.Judge("model", [cat, dog]).Passed);

    [Fact]
    public async Task Verify_without_a_picture_is_bad_usage() =>
        Assert.Equal(2, (await CommandRun.Of("verify", Fixtures.AlignMini)).ExitCode);

    [Theory]
    [InlineData("float32", TensorType.Float32)]
    [InlineData("bfloat16", TensorType.BFloat16)]
    public async Task Convert_writes_a_model_of_the_precision_asked_for(string name, TensorType type)
    {
        var run = await CommandRun.Of("convert", Fixtures.Path("models", "tiny_silu_bin"), "-o", _folder.FullName, "--dtype", name);

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        using var model = AlignModel.Load(_folder.FullName);
        using var store = TensorStore.Open(_folder.Combine("model.safetensors"));
        Assert.Equal(type, store["text_projection.weight"].Type);
    }

    [Fact]
    public async Task Convert_of_a_torn_checkpoint_leaves_nothing_behind()
    {
        CopyModel("tiny_silu_bin");
        var weights = _folder.Combine("pytorch_model.bin");
        await File.WriteAllBytesAsync(weights, (await File.ReadAllBytesAsync(weights, TestContext.Current.CancellationToken))[..5000], TestContext.Current.CancellationToken);

        var run = await CommandRun.Of("convert", _folder.FullName, "-o", _folder.Combine("out"));

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: ", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.Combine("out")));
    }

    [Fact]
    public async Task Exported_graphs_run_in_the_engine_alone()
    {
        var run = await CommandRun.Of("export", "onnx", Fixtures.AlignMini, "-o", _folder.FullName);

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        using var text = new InferenceSession(_folder.Combine("text_model.onnx"));
        using var vision = new InferenceSession(_folder.Combine("vision_model.onnx"));
        Assert.NotEmpty(text.OutputNames);
        Assert.Contains("pixel_values", vision.InputNames);
        Assert.True(File.Exists(_folder.Combine("tokenizer.json")));
    }

    private void CopyModel(string name)
    {
        foreach (var file in Directory.EnumerateFiles(Fixtures.Path("models", name)))
        {
            File.Copy(file, _folder.Combine(Path.GetFileName(file)));
        }
    }
}
