using System.Runtime.Intrinsics;
using AlignSharp.Training.Towers;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Kernels;

/// <summary>
/// A depthwise convolution with its gradients for the CPU, where libtorch's way back takes several times as long. Maps are float32
/// or bfloat16 with channels last; filters and their gradient are float32.
/// </summary>
internal sealed class DepthwiseConvolution : autograd.SingleTensorFunction<DepthwiseConvolution>
{
    private const string Shape = "shape";
    private const int SmallKernel = 3;

    /// <inheritdoc/>
    public override string Name => nameof(DepthwiseConvolution);

    /// <summary>
    /// Whether this is the faster way: on a CPU with registers of sixteen numbers, for channels that fill them, and for kernels of
    /// five and up or that reach beyond the map. libtorch's own are as fast for those of three.
    /// </summary>
    public static bool IsFaster(Tensor maps, int kernel) =>
        Vector512.IsHardwareAccelerated
        && maps.device_type == DeviceType.CPU
        && maps.shape[1] % Vector512<float>.Count == 0
        && maps.shape[2] == maps.shape[3]
        && (kernel > SmallKernel || maps.shape[2] < kernel);

    /// <summary>Maps [n, channels, side, side] and filters [channels, 1, kernel, kernel] to maps.</summary>
    public static Tensor Convolve(Tensor maps, Tensor filters, int stride, int before, int after)
    {
        var shape = DepthwiseShape.Create((int)maps.shape[2], (int)filters.shape[2], stride, before, after);
        return apply(maps, filters, shape);
    }

    /// <inheritdoc/>
    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var (maps, filters, shape) = (((Tensor)vars[0]).ChannelsLast(), (Tensor)vars[1], (DepthwiseShape)vars[2]);
        ctx.save_for_backward([maps, filters]);
        ctx.save_data(Shape, shape);
        var output = Empty(maps, shape.Output);
        var taps = Taps(shape, filters, isTurned: false);
        DepthwisePasses.For(maps.dtype, shape.Stride).Forward(shape, new MapMemory(maps), taps, new MapMemory(output));
        return output;
    }

    /// <inheritdoc/>
    public override List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var saved = ctx.get_saved_variables();
        var (maps, filters, shape) = (saved[0], saved[1], (DepthwiseShape)ctx.get_data(Shape));
        var gradient = grad_output.to(maps.dtype).ChannelsLast();
        var mapGradient = Empty(maps, shape.Input);
        var filterGradient = zeros(filters.shape);
        var passes = DepthwisePasses.For(maps.dtype, shape.Stride);
        passes.BackwardInput(shape, new MapMemory(gradient), Taps(shape, filters, isTurned: true), new MapMemory(mapGradient));
        passes.BackwardTaps(shape, new MapMemory(maps), new MapMemory(gradient)).Write(Numbers(filterGradient));
        return [mapGradient, filterGradient, null!];
    }

    private static TapTable Taps(DepthwiseShape shape, Tensor filters, bool isTurned) =>
        TapTable.Read(shape, Numbers(filters.contiguous()), isTurned);

    private static unsafe Span<float> Numbers(Tensor filters) =>
        new(TensorMemory.Pointer(filters), checked((int)filters.numel()));

    private static Tensor Empty(Tensor maps, int side) =>
        empty([maps.shape[0], side, side, maps.shape[1]], maps.dtype).permute(0, 3, 1, 2);
}
