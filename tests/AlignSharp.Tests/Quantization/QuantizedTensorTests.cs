using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Quantization;

namespace AlignSharp.Tests.Quantization;

/// <summary>8-bit weights of files that no quantiser of ours wrote.</summary>
public sealed class QuantizedTensorTests
{
    [Fact]
    public void A_single_8_bit_number_is_refused()
    {
        using var store = TensorStore.FromTensors([TensorData.From("w", new sbyte[] { 3 }), TensorData.From("w_scale", [1f], 1)]);

        var error = Assert.Throws<CheckpointException>(() => store.ReadSingles("w"));

        Assert.Equal("(memory): tensor 'w' is a single 8-bit number; expected a weight with a scale for each channel.", error.Message);
    }

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    [InlineData(-0.5f, "-0.5")]
    public void A_scale_that_is_negative_or_not_finite_is_refused(float scale, string said)
    {
        using var store = Weight([1, scale]);

        var error = Assert.Throws<CheckpointException>(() => store.ReadSingles("w"));

        Assert.Equal($"(memory): tensor 'w_scale' holds {said} at 1; expected finite scales that are not negative.", error.Message);
    }

    [Fact]
    public void A_scale_of_0_makes_a_channel_of_zeros()
    {
        using var store = Weight([2, 0]);

        Assert.Equal([2, 4, 0, 0], store.ReadSingles("w"));
    }

    [Fact]
    public void Scales_that_are_8_bit_themselves_are_refused()
    {
        using var store = TensorStore.FromTensors(
        [
            TensorData.From("w", new sbyte[] { 1, 2 }, 2), TensorData.From("w_scale", new sbyte[] { 1, 2 }, 2), TensorData.From("w_scale_scale", [1f, 1f], 2),
        ]);

        var error = Assert.Throws<CheckpointException>(() => store.ReadSingles("w"));

        Assert.Equal("(memory): tensor 'w_scale' holds Int8 elements; expected floating-point elements.", error.Message);
    }

    [Theory]
    [InlineData("_scale", "holds -1 at 0; expected finite scales that are not negative.")]
    [InlineData("_input", "is [-1, -2]; expected a least and a greatest value.")]
    public void A_model_with_such_a_weight_does_not_load(string suffix, string expected)
    {
        var plan = AlignPlan.Create(AlignConfig.Load(Fixtures.Path("models", "tiny_silu")));
        using var source = TensorStore.Open(Fixtures.Path("models", "tiny_silu"));
        var ranges = QuantizedCheckpoint.Pointwise(plan.Vision)
            .ToDictionary(static convolution => convolution.WeightName, static _ => (new ActivationRange(0, 1), new ActivationRange(0, 1)));
        var tensors = new QuantizedCheckpoint(plan, source, ranges, QuantizesText: true).Tensors().ToList();
        var place = tensors.FindIndex(tensor => tensor.Name.EndsWith(suffix, StringComparison.Ordinal));
        var count = (int)tensors[place].Shape[0];
        tensors[place] = TensorData.From(tensors[place].Name, Enumerable.Range(1, count).Select(static value => (float)-value).ToArray(), count);
        using var store = TensorStore.FromTensors(tensors);

        Assert.EndsWith(expected, Assert.Throws<CheckpointException>(() => plan.Check(store)).Message);
    }

    [Fact]
    public void Float64_that_is_not_8_bit_becomes_float32()
    {
        const string name = "text_projection.bias";
        var plan = AlignPlan.Create(AlignConfig.Load(Fixtures.Path("models", "tiny_silu")));
        using var source = TensorStore.Open(Fixtures.Path("models", "tiny_silu"));
        using var wide = TensorStore.FromTensors(source.Tensors.Keys.Select(tensor => tensor == name
            ? TensorData.From(tensor, Array.ConvertAll(source.ReadSingles(tensor), static value => (double)value), source[tensor].Shape.AsSpan())
            : TensorData.From(source, tensor)));
        var convolutions = new Dictionary<string, (ActivationRange, ActivationRange)>();

        var kept = new QuantizedCheckpoint(plan, wide, convolutions, QuantizesText: true).Tensors().Single(static tensor => tensor.Name == name);

        Assert.Equal((TensorType.Float64, TensorType.Float32), (wide[name].Type, kept.Type));
    }

    private static TensorStore Weight(float[] scales) =>
        TensorStore.FromTensors([TensorData.From("w", new sbyte[] { 1, 2, 3, 4 }, 2, 2), TensorData.From("w_scale", scales, 2)]);
}
