using System.Text.Json.Nodes;
using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;

namespace AlignSharp.Tests.Configuration;

public sealed class AlignConfigTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Both_generations_of_files_are_read()
    {
        var four = AlignConfig.Load(Fixtures.Path("layouts", "transformers4"));
        var five = AlignConfig.Load(Fixtures.AlignMini);

        Assert.Equal((640, 289, Activation.Silu, Activation.Gelu), (four.ProjectionDim, four.Vision.ImageSize, four.Vision.HiddenAct, four.Text.HiddenAct));
        Assert.Equal((320, 64, 4, 256), (five.ProjectionDim, five.Vision.ImageSize, five.Text.NumHiddenLayers, five.Text.HiddenSize));
    }

    [Fact]
    public void An_empty_file_is_align_base()
    {
        var config = Load("{}");

        Assert.Equal((640, 30522, 768, 12), (config.ProjectionDim, config.Text.VocabSize, config.Text.HiddenSize, config.Text.NumHiddenLayers));
        Assert.Equal((2.0, 3.1, 600), (config.Vision.WidthCoefficient, config.Vision.DepthCoefficient, config.Vision.ImageSize));
    }

    [Theory]
    [InlineData("vision_config", "kernel_sizes", "[3, 3, -5, 3, 5, 5, 3]", "-5")]
    [InlineData("vision_config", "kernel_sizes", "[3, 3]", "7")]
    [InlineData("vision_config", "strides", "[1, 2, 3, 2, 1, 2, 1]", "3")]
    [InlineData("vision_config", "hidden_act", "\"wavelet\"", "silu")]
    [InlineData("vision_config", "pooling_type", "\"median\"", "\"mean\"")]
    [InlineData("vision_config", "width_coefficient", "\"wide\"", "wide")]
    [InlineData("text_config", "num_attention_heads", "7", "768")]
    [InlineData("text_config", "hidden_size", "1.5", "1.5")]
    [InlineData("text_config", "position_embedding_type", "\"relative_key\"", "absolute")]
    public void A_value_that_no_model_can_have_is_named_with_its_file_and_field(string section, string field, string value, string expected)
    {
        var error = Assert.Throws<ConfigurationException>(() => Load($"{{\"{section}\": {{\"{field}\": {value}}}}}"));

        Assert.Contains("config.json", error.Message, StringComparison.Ordinal);
        Assert.Contains(field, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
        Assert.Contains("expected", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"model_type\": \"clip\"}")]
    [InlineData("{\"vision_config\": 3}")]
    [InlineData("{\"projection_dim\": 640")]
    public void A_file_that_is_no_configuration_is_refused(string json)
    {
        var error = Assert.Throws<ConfigurationException>(() => Load(json));
        Assert.Contains("config.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_projection_that_the_image_tower_does_not_reach_is_refused()
    {
        var error = Assert.Throws<ConfigurationException>(() => AlignPlan.Create(Load("""{"projection_dim": 512}""")));
        Assert.Contains("640", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_has_exactly_the_references_fields_and_reads_back_the_same()
    {
        var config = AlignConfig.Load(Fixtures.AlignMini);
        AlignConfigWriter.Save(config, TensorType.Float16, _folder.FullName);

        var reference = JsonNode.Parse(File.ReadAllText(Path.Combine(Fixtures.AlignMini, "config.json")))!.AsObject();
        var written = JsonNode.Parse(File.ReadAllText(_folder.Combine("config.json")))!.AsObject();
        Assert.Equal(Fields(reference), Fields(written));
        Assert.Equal(Fields(reference["text_config"]), Fields(written["text_config"]));
        Assert.Equal(Fields(reference["vision_config"]), Fields(written["vision_config"]));
        Assert.Equivalent(config, AlignConfig.Load(_folder.FullName), strict: true);
        Assert.Contains("\"width_coefficient\": 1.0", File.ReadAllText(_folder.Combine("config.json")), StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Fields(JsonNode? section) => section!.AsObject().Select(field => field.Key);

    private AlignConfig Load(string json)
    {
        File.WriteAllText(_folder.Combine("config.json"), json);
        return AlignConfig.Load(_folder.FullName);
    }
}
