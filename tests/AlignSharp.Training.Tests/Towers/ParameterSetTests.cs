using AlignSharp.Architecture;
using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Tests.Towers;

public sealed class ParameterSetTests
{
    private const long Seed = 11;

    [Theory]
    [InlineData("text_model.embeddings.word_embeddings.weight", 0.02 * 0.87962566)]
    [InlineData("text_model.encoder.layer.0.intermediate.dense.weight", 0.02 * 0.87962566)]
    [InlineData("vision_model.encoder.blocks.9.projection.project_conv.weight", 0.14433757)]
    [InlineData("vision_model.encoder.blocks.8.depthwise_conv.depthwise_conv.weight", 0.28284271)]
    public void Fresh_weights_have_the_deviation_of_the_originals(string name, double deviation)
    {
        using var towers = AlignTowers.Create(TinyBatches.Config, Seed);
        using var scope = NewDisposeScope();
        var values = towers.Parameters[name].detach();

        Assert.Equal(deviation, values.std().item<float>(), 0.05 * deviation);
        Assert.Equal(0, values.mean().item<float>(), 0.1 * deviation);
        Assert.True(name.StartsWith("vision", StringComparison.Ordinal) || values.abs().max().item<float>() <= 0.0401f);
    }

    [Theory]
    [InlineData("text_model.encoder.layer.0.intermediate.dense.weight", 0.02)]
    [InlineData("vision_model.encoder.blocks.9.projection.project_conv.weight", 0.02)]
    [InlineData("vision_model.encoder.blocks.8.depthwise_conv.depthwise_conv.weight", 0.02)]
    public void Fresh_weights_have_the_deviation_of_transformers(string name, double deviation)
    {
        using var towers = AlignTowers.Create(TinyBatches.Config, Seed, weights: FreshWeights.Transformers);
        using var scope = NewDisposeScope();

        Assert.Equal(deviation, towers.Parameters[name].detach().std().item<float>(), 0.05 * deviation);
    }

    [Fact]
    public void Fresh_projection_of_transformers_fills_the_range_of_glorot()
    {
        using var towers = AlignTowers.Create(TinyBatches.Config, Seed, weights: FreshWeights.Transformers);
        using var scope = NewDisposeScope();
        var values = towers.Parameters["text_projection.weight"].detach();
        var bound = Math.Sqrt(6.0 / (values.shape[0] + values.shape[1]));

        Assert.InRange(values.abs().max().item<float>(), 0.9 * bound, bound);
        Assert.Equal(bound / Math.Sqrt(3), values.std().item<float>(), 0.05 * bound);
    }

    [Fact]
    public void Fresh_norms_are_the_identity_and_the_temperature_is_the_configured_one()
    {
        using var towers = AlignTowers.Create(TinyBatches.Config, Seed);
        using var scope = NewDisposeScope();

        Assert.Equal(TinyBatches.Config.TemperatureInitValue, towers.Temperature.item<float>(), 1e-6);
        foreach (var parameter in towers.Parameters.All.Where(IsConstant))
        {
            var isOne = parameter.Name.EndsWith("weight", StringComparison.Ordinal) || parameter.Name.EndsWith("var", StringComparison.Ordinal);
            Assert.True(parameter.Tensor.detach().eq(isOne ? 1 : 0).all().item<bool>(), parameter.Name);
        }
    }

    [Fact]
    public void Equal_seeds_draw_equal_weights_and_others_others()
    {
        using var first = AlignTowers.Create(TinyBatches.Config, Seed);
        using var same = AlignTowers.Create(TinyBatches.Config, Seed);
        using var other = AlignTowers.Create(TinyBatches.Config, Seed + 1);

        Assert.True(first.Parameters["text_projection.weight"].HasTheBitsOf(same.Parameters["text_projection.weight"]));
        Assert.False(first.Parameters["text_projection.weight"].HasTheBitsOf(other.Parameters["text_projection.weight"]));
    }

    [Fact]
    public void A_pattern_freezes_what_it_fits_and_one_that_fits_nothing_is_an_error()
    {
        using var towers = AlignTowers.Create(TinyBatches.Config, Seed);

        Assert.Equal(16, towers.Parameters.Freeze("text_model.encoder.layer.0.*"));
        Assert.False(towers.Parameters["text_model.encoder.layer.0.output.dense.bias"].requires_grad);
        Assert.True(towers.Parameters["text_model.encoder.layer.1.output.dense.bias"].requires_grad);
        Assert.StartsWith(
            "The pattern \"layer.0\" fits no tensor that trains;",
            Assert.Throws<AlignException>(() => towers.Parameters.Freeze("layer.0")).Message,
            StringComparison.Ordinal);
    }

    private static bool IsConstant(Parameter parameter) =>
        parameter.Plan.Kind is ParameterKind.Bias or ParameterKind.Normalization or ParameterKind.Statistic or ParameterKind.Counter;
}
