using System.Numerics.Tensors;
using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Quantization;
using AlignSharp.Tests.Inference;

namespace AlignSharp.Tests.Quantization;

/// <summary>8-bit towers against the reference's embeddings of the small checkpoints.</summary>
public sealed class QuantizedReferenceTests
{
    private const double Near = 0.99;
    private static readonly AlignModelOptions Options = new() { UseCache = false };

    [Theory]
    [InlineData("tiny_silu")]
    [InlineData("tiny_gelu_new_maxpool")]
    [InlineData("tiny_custom_stages")]
    public void Embeddings_stay_near_the_references(string name)
    {
        using var expected = new ReferenceResults("models", name);
        using var source = TensorStore.Open(Fixtures.Path("models", name));
        using var quantized = Quantize(name, source, expected.PixelValues);

        Check(expected, quantized);
    }

    [Fact]
    public void Batch_normalisation_that_turns_channels_round_changes_nothing()
    {
        using var expected = new ReferenceResults("models", "tiny_silu");
        using var source = TurnRound("tiny_silu");
        using var quantized = Quantize("tiny_silu", source, expected.PixelValues);

        Check(expected, quantized);
    }

    [Fact]
    public void Asked_for_float32_the_rounded_weights_compute_in_float32()
    {
        using var expected = new ReferenceResults("models", "tiny_silu");
        using var source = TensorStore.Open(Fixtures.Path("models", "tiny_silu"));
        using var quantized = Quantize("tiny_silu", source, expected.PixelValues, Options with { Precision = ModelPrecision.Float32 });

        Assert.Equal(ModelPrecision.Float32, quantized.Precision);
        Check(expected, quantized);
    }

    private static AlignModel Quantize(string name, TensorStore source, FloatTensor pixels, AlignModelOptions? options = null)
    {
        var plan = AlignPlan.Create(AlignConfig.Load(Fixtures.Path("models", name)));
        var ranges = new RangeRecorder([.. QuantizedCheckpoint.Pointwise(plan.Vision)]);
        using (var model = AlignModel.Load(Fixtures.Path("models", name), Options))
        {
            ranges.Record(model, pixels, TestContext.Current.CancellationToken);
        }

        var checkpoint = new QuantizedCheckpoint(plan, source, ranges.Ranges(1), QuantizesText: true);
        return AlignModel.Create(plan, TensorStore.FromTensors(checkpoint.Tensors()), Fixtures.Path("models", name), options ?? Options);
    }

    // The same function: what the normalisation's negative scale turns round, the weights turn back.
    private static TensorStore TurnRound(string name)
    {
        using var store = TensorStore.Open(Fixtures.Path("models", name));
        var plan = AlignPlan.Create(AlignConfig.Load(Fixtures.Path("models", name)));
        var turned = QuantizedCheckpoint.Pointwise(plan.Vision)
            .SelectMany(static convolution => (string[])[convolution.WeightName, $"{convolution.NormName}.weight", $"{convolution.NormName}.running_mean"])
            .ToHashSet();
        return TensorStore.FromTensors(store.Tensors.Keys.Select(tensor => turned.Contains(tensor)
            ? TensorData.From(tensor, Array.ConvertAll(store.ReadSingles(tensor), static value => -value), store[tensor].Shape.AsSpan())
            : TensorData.From(store, tensor)));
    }

    private static void Check(ReferenceResults expected, AlignModel quantized)
    {
        var output = quantized.Forward(expected.PixelValues, expected.Tokens, null, TestContext.Current.CancellationToken);
        CheckCosines(expected["image_embeds"], output.ImageEmbeds);
        CheckCosines(expected["text_embeds"], output.TextEmbeds);
    }

    private static void CheckCosines(FloatTensor expected, FloatTensor found) =>
        Assert.All(Enumerable.Range(0, expected.Count), row => Assert.InRange(TensorPrimitives.CosineSimilarity(expected[row], found[row]), Near, 1.0001));
}
