namespace AlignSharp.Architecture;

/// <summary>One inverted-residual block: widen, depthwise convolution, squeeze-and-excite, narrow, perhaps add the input.</summary>
/// <param name="Index">Its number in the tower, from 0.</param>
/// <param name="Expansion">The widening 1x1 convolution, or null where the stage's ratio is 1.</param>
/// <param name="Depthwise">The depthwise convolution.</param>
/// <param name="SqueezeExcite">The channel weights.</param>
/// <param name="Projection">The narrowing 1x1 convolution; no activation follows it.</param>
/// <param name="HasResidual">Whether the input is added: stride 1 and not the first block of its stage.</param>
/// <param name="DropConnectRate">Share of residual branches dropped in training.</param>
public sealed record EfficientNetBlockPlan(
    int Index,
    ConvolutionPlan? Expansion,
    ConvolutionPlan Depthwise,
    SqueezeExcitePlan SqueezeExcite,
    ConvolutionPlan Projection,
    bool HasResidual,
    double DropConnectRate)
{
    internal IEnumerable<ParameterPlan> Parameters =>
    [
        .. Expansion?.Parameters ?? [],
        .. Depthwise.Parameters,
        .. SqueezeExcite.Parameters,
        .. Projection.Parameters,
    ];

    internal long MultiplyAdds(int inputSide)
    {
        var outputSide = Depthwise.OutputSide(inputSide);
        return (Expansion?.MultiplyAdds(inputSide) ?? 0) + Depthwise.MultiplyAdds(outputSide) + Projection.MultiplyAdds(outputSide);
    }
}
