using AlignSharp.Architecture;
using AlignSharp.Checkpoints;

namespace AlignSharp.Onnx;

/// <summary>
/// A convolution with its batch normalisation folded in: weight * s and shift - mean * s with s = scale / sqrt(variance + eps).
/// </summary>
internal sealed class FoldedConvolution(TensorStore store, ConvolutionPlan plan, double epsilon)
{
    public GraphWeight Weight => GraphWeight.Computed(plan.WeightName, plan.WeightShape, FoldWeight);

    public GraphWeight Bias => GraphWeight.Computed($"{plan.NormName}.folded", [plan.OutChannels], ChannelShifts);

    /// <summary>What each output channel is multiplied by.</summary>
    public double[] ChannelScales()
    {
        var gamma = store.ReadSingles($"{plan.NormName}.weight");
        var variance = store.ReadSingles($"{plan.NormName}.running_var");
        return [.. gamma.Zip(variance, (g, v) => g / Math.Sqrt(v + epsilon))];
    }

    /// <summary>What is added to each output channel.</summary>
    public float[] ChannelShifts()
    {
        var shift = store.ReadSingles($"{plan.NormName}.bias");
        var mean = store.ReadSingles($"{plan.NormName}.running_mean");
        var scale = ChannelScales();
        for (var channel = 0; channel < shift.Length; channel++)
        {
            shift[channel] = (float)(shift[channel] - (mean[channel] * scale[channel]));
        }

        return shift;
    }

    private float[] FoldWeight()
    {
        var weight = store.ReadSingles(plan.WeightName);
        var scale = ChannelScales();
        var size = weight.Length / plan.OutChannels;
        for (var channel = 0; channel < plan.OutChannels; channel++)
        {
            foreach (ref var value in weight.AsSpan(channel * size, size))
            {
                value = (float)(value * scale[channel]);
            }
        }

        return weight;
    }
}
