using System.Text.Json.Nodes;
using AlignSharp.Checkpoints;
using AlignSharp.Testing;

namespace AlignSharp.Tests.Checkpoints;

public sealed class CheckpointConverterTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("tiny_silu_bin")]
    [InlineData("tiny_silu_bin_legacy")]
    [InlineData("tiny_silu_sharded")]
    public void Any_container_becomes_one_safetensors_file_with_all_its_tensors(string model)
    {
        var summary = CheckpointConverter.Convert(Fixtures.Path("models", model), _folder.FullName, cancellationToken: Stop);

        using var source = TensorStore.Open(Fixtures.Path("models", model));
        using var converted = TensorStore.Open(_folder.FullName);
        Assert.Equal(_folder.Combine("model.safetensors"), converted.Path);
        Assert.Equal(source.Tensors.Count, summary.TensorCount);
        Assert.Equal(source.Tensors.Values.Sum(tensor => tensor.ByteLength), summary.ByteCount);
        Assert.Equal(source.Tensors.Keys.Order(), converted.Tensors.Keys.Order());
        Assert.All(source.Tensors.Keys, name => Assert.True(source.GetBytes(name).SequenceEqual(converted.GetBytes(name))));
        Assert.Equal(["config.json"], summary.Companions);
        Assert.Equal(File.ReadAllBytes(Fixtures.Path("models", model, "config.json")), File.ReadAllBytes(_folder.Combine("config.json")));
    }

    [Theory]
    [InlineData(TensorType.Float16, "tiny_silu_half", "float16")]
    [InlineData(TensorType.BFloat16, "tiny_silu_bfloat16", "bfloat16")]
    public void Half_precision_is_what_the_reference_makes_and_the_configuration_says_so(TensorType precision, string model, string name)
    {
        var source = Fixtures.Path("models", "tiny_silu");

        CheckpointConverter.Convert(source, _folder.FullName, precision, cancellationToken: Stop);

        Assert.Equal(
            File.ReadAllBytes(Fixtures.Path("models", model, "model.safetensors")),
            File.ReadAllBytes(_folder.Combine("model.safetensors")));
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(source, "config.json")))!;
        expected["dtype"] = name;
        Assert.True(JsonNode.DeepEquals(expected, JsonNode.Parse(File.ReadAllText(_folder.Combine("config.json")))));
    }

    [Fact]
    public void Tokenizer_files_come_along_and_old_weights_do_not()
    {
        var source = Directory.CreateDirectory(_folder.Combine("source")).FullName;
        var target = _folder.Combine("target");
        SafetensorsWriter.Write(Path.Combine(source, "model.safetensors"), [TensorData.From("a", [1f], 1)], null, Stop);
        foreach (var name in new[] { "config.json", "vocab.txt", "README.md", "pytorch_model.bin", "pytorch_model.bin.index.json" })
        {
            File.WriteAllText(Path.Combine(source, name), "{}");
        }

        var summary = CheckpointConverter.Convert(source, target, TensorType.Float16, cancellationToken: Stop);

        Assert.Equal(["README.md", "config.json", "vocab.txt"], summary.Companions);
        Assert.Equal(4, Directory.GetFileSystemEntries(target).Length);
        Assert.Equal("float16", (string)JsonNode.Parse(File.ReadAllText(Path.Combine(target, "config.json")))!["torch_dtype"]!);
    }

    [Fact]
    public void A_file_is_converted_alone()
    {
        var summary = CheckpointConverter.Convert(
            Fixtures.Path("models", "tiny_silu_bin", "pytorch_model.bin"), _folder.FullName, maximumShardBytes: 500_000, cancellationToken: Stop);

        Assert.Empty(summary.Companions);
        Assert.True(File.Exists(_folder.Combine("model.safetensors.index.json")));
    }

    [Theory]
    [InlineData("[]", "holds no JSON object; expected the configuration of a model.")]
    [InlineData("{", "is not valid JSON; expected the configuration of a model.")]
    [InlineData("""{"a":1,"a":2}""", "is not valid JSON; expected the configuration of a model.")]
    public void A_configuration_that_is_none_is_named(string json, string expected)
    {
        var source = Directory.CreateDirectory(_folder.Combine("source")).FullName;
        SafetensorsWriter.Write(Path.Combine(source, "model.safetensors"), [TensorData.From("a", [1f], 1)], null, Stop);
        File.WriteAllText(Path.Combine(source, "config.json"), json);

        var error = Assert.Throws<CheckpointException>(
            () => CheckpointConverter.Convert(source, _folder.Combine("target"), TensorType.BFloat16, cancellationToken: Stop));

        Assert.Equal($"{Path.Combine(source, "config.json")} {expected}", error.Message);
    }
}
