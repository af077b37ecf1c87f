using AlignSharp.Checkpoints;
using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Tests.Towers;

public sealed class AlignTowersTests
{
    [Theory]
    [InlineData("tiny_silu", 1e-5)]
    [InlineData("tiny_gelu_new_maxpool", 1e-5)]
    [InlineData("tiny_custom_stages", 1e-5)]
    public void Features_agree_with_the_reference(string model, double tolerance)
    {
        using var expected = TinyModels.Expected(model);
        using var towers = AlignTowers.Load(TinyModels.Folder(model));
        using var scope = NewDisposeScope();
        using var _ = no_grad();
        var ids = expected.Tensor("in.input_ids");
        var types = expected.Tensors.ContainsKey("in.token_type_ids") ? expected.Tensor("in.token_type_ids") : zeros_like(ids);

        var images = towers.GetImageFeatures(expected.Tensor("in.pixel_values"), ForwardPass.Evaluation);
        var texts = towers.GetTextFeatures(ids, expected.Tensor("in.attention_mask"), types, ForwardPass.Evaluation);

        Assert.InRange(images.RelativeError(expected.Tensor("image_features")), 0, tolerance);
        Assert.InRange(texts.RelativeError(expected.Tensor("text_features")), 0, tolerance);
    }
}
