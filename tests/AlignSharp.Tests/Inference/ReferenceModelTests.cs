namespace AlignSharp.Tests.Inference;

/// <summary>Every tensor that the reference gave for the small checkpoints, in every container and precision.</summary>
public sealed class ReferenceModelTests
{
    private const float Exact = 1e-5f;
    private static readonly AlignModelOptions Options = new() { UseCache = false };

    [Theory]
    [InlineData("tiny_silu", "tiny_silu", Exact)]
    [InlineData("tiny_gelu_new_maxpool", "tiny_gelu_new_maxpool", Exact)]
    [InlineData("tiny_custom_stages", "tiny_custom_stages", Exact)]
    [InlineData("tiny_silu_sharded", "tiny_silu", Exact)]
    public void Forward_gives_the_references_embeddings_logits_and_loss(string checkpoint, string reference, float tolerance)
    {
        using var model = AlignModel.Load(Fixtures.Path("models", checkpoint), Options);
        using var expected = new ReferenceResults("models", reference);

        var output = model.Forward(
            expected.PixelValues, expected.Tokens, new ForwardOptions { ReturnLoss = true }, TestContext.Current.CancellationToken);

        expected.Check("image_embeds", output.ImageEmbeds, tolerance);
        expected.Check("text_embeds", output.TextEmbeds, tolerance);
        expected.Check("logits_per_image", output.LogitsPerImage, tolerance);
        expected.Check("logits_per_text", output.LogitsPerText, tolerance);
        Assert.NotNull(output.Loss);
        expected.Check("loss", new FloatTensor([output.Loss.Value], 1), tolerance);
    }

    // The reference ran on float32 weights. Rounding them alone moves the features: float16 keeps 11 bits and stays within
    // 2e-3; bfloat16 keeps 8, so that each weight is off by up to 2^-9 and the features by two units in the last place.
    [Theory]
    [InlineData("tiny_silu_half", 2e-3f)]
    [InlineData("tiny_silu_bfloat16", 1f / 128)]
    public void Half_precision_weights_give_the_references_embeddings_as_far_as_their_rounding_allows(
        string checkpoint, float tolerance)
    {
        using var model = AlignModel.Load(Fixtures.Path("models", checkpoint), Options);
        using var expected = new ReferenceResults("models", "tiny_silu");

        var output = model.Forward(expected.PixelValues, expected.Tokens, null, TestContext.Current.CancellationToken);

        expected.Check("image_embeds", output.ImageEmbeds, tolerance);
        expected.Check("text_embeds", output.TextEmbeds, tolerance);
    }

    [Theory]
    [InlineData("tiny_silu")]
    [InlineData("tiny_gelu_new_maxpool")]
    [InlineData("tiny_custom_stages")]
    public void Features_are_the_references_and_not_normalised(string checkpoint)
    {
        using var model = AlignModel.Load(Fixtures.Path("models", checkpoint), Options);
        using var expected = new ReferenceResults("models", checkpoint);

        expected.Check("image_features", model.GetImageFeatures(expected.PixelValues, TestContext.Current.CancellationToken), Exact);
        expected.Check("text_features", model.GetTextFeatures(expected.Tokens, TestContext.Current.CancellationToken), Exact);
    }

    [Theory]
    [InlineData("tiny_silu")]
    [InlineData("tiny_gelu_new_maxpool")]
    [InlineData("tiny_custom_stages")]
    public void Every_hidden_state_and_attention_is_the_references(string checkpoint)
    {
        using var model = AlignModel.Load(Fixtures.Path("models", checkpoint), Options);
        using var expected = new ReferenceResults("models", checkpoint);
        var options = new ForwardOptions { OutputHiddenStates = true, OutputAttentions = true, OutputLastHiddenState = true };

        var output = model.Forward(expected.PixelValues, expected.Tokens, options, TestContext.Current.CancellationToken);

        CheckAll(expected, "vision.hidden_states.", output.VisionModelOutput.HiddenStates);
        CheckAll(expected, "text.hidden_states.", output.TextModelOutput.HiddenStates);
        CheckAll(expected, "text.attentions.", output.TextModelOutput.Attentions);
        expected.Check("vision.last_hidden_state", output.VisionModelOutput.LastHiddenState, Exact);
        expected.Check("vision.pooler_output", output.VisionModelOutput.PoolerOutput!, Exact);
        expected.Check("text.last_hidden_state", output.TextModelOutput.LastHiddenState, Exact);
        expected.Check("logits_per_image", output.LogitsPerImage, Exact);
    }

    private static void CheckAll(ReferenceResults expected, string prefix, IReadOnlyList<FloatTensor> actual)
    {
        Assert.Equal(expected.Names(prefix).Count(), actual.Count);
        for (var index = 0; index < actual.Count; index++)
        {
            expected.Check($"{prefix}{index}", actual[index], Exact);
        }
    }
}
