using System.Collections.Immutable;

namespace AlignSharp.Architecture;

/// <summary>A convolution without bias, followed by batch normalisation.</summary>
/// <param name="WeightName">The weight's name in the checkpoint.</param>
/// <param name="NormName">The prefix of the normalisation's five tensors.</param>
/// <param name="InChannels">Channels that enter.</param>
/// <param name="OutChannels">Channels that leave.</param>
/// <param name="Kernel">Side of the kernel.</param>
/// <param name="Stride">1 or 2.</param>
/// <param name="Padding">Zeros around the map.</param>
/// <param name="Groups">1, or the number of channels for a depthwise convolution.</param>
public sealed record ConvolutionPlan(
    string WeightName,
    string NormName,
    int InChannels,
    int OutChannels,
    int Kernel,
    int Stride,
    Padding Padding,
    int Groups)
{
    /// <summary>The weight's dimensions: out, in / groups, height, width.</summary>
    public ImmutableArray<long> WeightShape => [OutChannels, InChannels / Groups, Kernel, Kernel];

    /// <summary>The side of the map that leaves, for a square map that enters.</summary>
    /// <param name="side">The side of the map that enters.</param>
    public int OutputSide(int side) => Math.Max(0, side + Padding.Before + Padding.After - Kernel + Stride) / Stride;

    internal IEnumerable<ParameterPlan> Parameters =>
    [
        new(WeightName, WeightShape, ParameterKind.Weight),
        new($"{NormName}.weight", [OutChannels], ParameterKind.Normalization),
        new($"{NormName}.bias", [OutChannels], ParameterKind.Normalization),
        new($"{NormName}.running_mean", [OutChannels], ParameterKind.Statistic),
        new($"{NormName}.running_var", [OutChannels], ParameterKind.Statistic),
        new($"{NormName}.num_batches_tracked", [], ParameterKind.Counter),
    ];

    internal long MultiplyAdds(int outputSide) => (long)outputSide * outputSide * OutChannels * (InChannels / Groups) * Kernel * Kernel;
}
