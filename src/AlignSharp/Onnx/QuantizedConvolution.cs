using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Quantization;

namespace AlignSharp.Onnx;

/// <summary>
/// Writes a convolution between quantise and dequantise nodes, which engines fuse into one with 8-bit arithmetic. Batch
/// normalisation is folded into the scales: a channel that it turns round has its weights turned round.
/// </summary>
internal sealed class QuantizedConvolution(GraphBuilder graph, TensorStore store, ConvolutionPlan plan, FoldedConvolution folded)
{
    private const float LeastScale = 1e-20f;

    public string Convolve(string input, ActivationRange from, ActivationRange to)
    {
        var product = graph.Add(
            "Conv", ConvolutionAttributes.Of(plan), Codes(input, from, "input"), Weight(), Bias(from.Scale));
        return Codes(product, to, "output");
    }

    private string Codes(string map, ActivationRange range, string side)
    {
        var scale = graph.Scalar($"{plan.WeightName}.{side}_scale", range.Scale);
        var zero = graph.UnsignedByte($"{plan.WeightName}.{side}_zero", range.ZeroPoint);
        return graph.Add("DequantizeLinear", graph.Add("QuantizeLinear", map, scale, zero), scale, zero);
    }

    private string Weight() => graph.Add(
        "DequantizeLinear",
        [Attributes.Integer("axis", 0)],
        graph.Weight(GraphWeight.Computed(plan.WeightName, plan.WeightShape, Values)),
        graph.Weight(GraphWeight.Computed($"{plan.WeightName}.scales", [plan.OutChannels], () => Scales(1))));

    private string Bias(float inputScale) => graph.Add(
        "DequantizeLinear",
        [Attributes.Integer("axis", 0)],
        graph.Weight(GraphWeight.Computed($"{plan.NormName}.folded", [plan.OutChannels], () => BiasValues(inputScale))),
        graph.Weight(GraphWeight.Computed($"{plan.NormName}.scales", [plan.OutChannels], () => Scales(inputScale))));

    private sbyte[] Values()
    {
        var (values, scales) = (QuantizedTensor.Values(store, plan.WeightName), folded.ChannelScales());
        var size = values.Length / plan.OutChannels;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = scales[i / size] < 0 ? (sbyte)-values[i] : values[i];
        }

        return values;
    }

    private float[] Scales(float factor) => [.. QuantizedTensor.Scales(store, plan.WeightName)
        .Zip(folded.ChannelScales(), (weight, channel) => Math.Max(LeastScale, (float)(factor * weight * Math.Abs(channel))))];

    private int[] BiasValues(float inputScale) => [.. folded.ChannelShifts()
        .Zip(Scales(inputScale), static (shift, scale) => (int)Math.Clamp(Math.Round((double)shift / scale), int.MinValue, int.MaxValue))];
}
