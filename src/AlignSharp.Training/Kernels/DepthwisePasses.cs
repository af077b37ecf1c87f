using static TorchSharp.torch;

namespace AlignSharp.Training.Kernels;

/// <summary>A depthwise convolution and both of its gradients.</summary>
internal abstract class DepthwisePasses
{
    private static readonly DepthwisePasses s_single = new DepthwiseKernel<SingleLanes, SingleStride>();
    private static readonly DepthwisePasses s_singleHalved = new DepthwiseKernel<SingleLanes, DoubleStride>();
    private static readonly DepthwisePasses s_brain = new DepthwiseKernel<BrainLanes, SingleStride>();
    private static readonly DepthwisePasses s_brainHalved = new DepthwiseKernel<BrainLanes, DoubleStride>();

    public static DepthwisePasses For(ScalarType type, int stride) => (type, stride) switch
    {
        (ScalarType.Float32, 1) => s_single,
        (ScalarType.Float32, 2) => s_singleHalved,
        (ScalarType.BFloat16, 1) => s_brain,
        (ScalarType.BFloat16, 2) => s_brainHalved,
        _ => throw new ArgumentOutOfRangeException(nameof(stride), (type, stride), "Expected float32 or bfloat16 at stride 1 or 2."),
    };

    /// <param name="shape">The convolution.</param>
    /// <param name="input">The maps that enter.</param>
    /// <param name="taps">The filters.</param>
    /// <param name="output">The maps that leave; written.</param>
    public abstract void Forward(DepthwiseShape shape, MapMemory input, TapTable taps, MapMemory output);

    /// <param name="shape">The convolution.</param>
    /// <param name="gradient">The gradient of what left.</param>
    /// <param name="turned">The taps, turned around.</param>
    /// <param name="inputGradient">The gradient of what entered; written.</param>
    public abstract void BackwardInput(DepthwiseShape shape, MapMemory gradient, TapTable turned, MapMemory inputGradient);

    /// <param name="shape">The convolution.</param>
    /// <param name="input">The maps that entered.</param>
    /// <param name="gradient">The gradient of what left.</param>
    /// <returns>The gradient of the filters.</returns>
    public abstract TapTable BackwardTaps(DepthwiseShape shape, MapMemory input, MapMemory gradient);
}
