using AlignSharp.Architecture;
using AlignSharp.Training.Kernels;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace AlignSharp.Training.Towers;

/// <summary>The image tower: walks the same plan as the graph writer. Filters and maps have their channels last.</summary>
internal sealed class EfficientNetTower(EfficientNetPlan plan, ParameterSet parameters)
{
    private readonly BatchNormalization _norm = new(parameters, plan.Config.BatchNormEps);

    /// <summary>Pixel values [n, channels, height, width] to features [n, size] in float32, not normalised.</summary>
    public Tensor Forward(Tensor pixelValues, TowerRun run)
    {
        using var scope = NewDisposeScope();
        var map = run.Run(Stem, pixelValues);
        foreach (var block in plan.Blocks)
        {
            map = run.Run((input, pass) => Block(block, input, pass), map);
        }

        return run.Run(Pool, map).MoveToOuterDisposeScope();
    }

    private Tensor Stem(Tensor pixelValues, ForwardPass pass)
    {
        using var scope = NewDisposeScope();
        return Convolve(plan.Stem, pass.Cast(pixelValues), pass)
            .Activate(plan.Config.HiddenAct)
            .MoveToOuterDisposeScope();
    }

    private Tensor Block(EfficientNetBlockPlan block, Tensor input, ForwardPass pass)
    {
        using var scope = NewDisposeScope();
        var wide = block.Expansion is null ? input : Convolve(block.Expansion, input, pass).Activate(plan.Config.HiddenAct);
        var filtered = Convolve(block.Depthwise, wide, pass).Activate(plan.Config.HiddenAct);
        var narrow = Convolve(block.Projection, SqueezeExcite(block.SqueezeExcite, filtered, pass), pass);
        var output = block.HasResidual ? input + DropConnect(block, narrow, pass) : narrow;
        return output.MoveToOuterDisposeScope();
    }

    // The whole branch of a sample is dropped and the others grow by as much, as the original does (stochastic depth).
    private static Tensor DropConnect(EfficientNetBlockPlan block, Tensor branch, ForwardPass pass)
    {
        if (!pass.IsTraining || block.DropConnectRate == 0)
        {
            return branch;
        }

        pass.SeedChance($"drop-connect {block.Index}");
        var kept = empty([branch.shape[0], 1, 1, 1], branch.dtype, branch.device).bernoulli_(1 - block.DropConnectRate);
        return branch * (kept / (1 - block.DropConnectRate));
    }

    private Tensor SqueezeExcite(SqueezeExcitePlan squeeze, Tensor map, ForwardPass pass)
    {
        var squeezed = Pointwise($"{squeeze.Name}.reduce", Mean(map), pass).Activate(plan.Config.HiddenAct);
        var weights = sigmoid(Pointwise($"{squeeze.Name}.expand", squeezed, pass));
        return AsMap(Places(map) * weights.unsqueeze(1), map.shape);
    }

    // A 1x1 convolution of a 1x1 map is a matrix product.
    private Tensor Pointwise(string name, Tensor input, ForwardPass pass) => functional.linear(
        input, pass.Cast(parameters[$"{name}.weight"].flatten(1)), pass.Cast(parameters[$"{name}.bias"]));

    private Tensor Convolve(ConvolutionPlan convolution, Tensor input, ForwardPass pass)
    {
        var (before, after) = (convolution.Padding.Before, convolution.Padding.After);
        var filters = parameters[convolution.WeightName];
        var filtered = convolution.Groups > 1 && pass.IsTraining && DepthwiseConvolution.IsFaster(input, convolution.Kernel)
            ? DepthwiseConvolution.Convolve(pass.Cast(input), filters, convolution.Stride, before, after)
            : Filter(convolution, input, filters, Type(convolution, pass));
        return _norm.Apply(convolution.NormName, pass.Cast(filtered), pass);
    }

    private static Tensor Filter(ConvolutionPlan convolution, Tensor input, Tensor filters, ScalarType type)
    {
        var (before, after) = (convolution.Padding.Before, convolution.Padding.After);
        var typed = input.to(type);
        return functional.conv2d(
            before == after ? typed : functional.pad(typed, (before, after, before, after)),
            filters.to(type),
            strides: [convolution.Stride, convolution.Stride],
            padding: before == after ? [before, before] : [0, 0],
            groups: convolution.Groups);
    }

    // Back through a depthwise convolution in bfloat16 takes the CPU 3 to 30 times as long as in float32, but for 3x3 at stride 1.
    private static ScalarType Type(ConvolutionPlan convolution, ForwardPass pass) =>
        convolution.Groups > 1 && (convolution.Kernel > 3 || convolution.Stride > 1) ? ScalarType.Float32 : pass.Type;

    private Tensor Pool(Tensor map, ForwardPass pass)
    {
        var single = map.to(ScalarType.Float32);
        return plan.Config.PoolingType == PoolingType.Mean ? Mean(single) : single.amax([2, 3]);
    }

    private static Tensor Mean(Tensor map) => Places(map).mean([1]);

    // As [n, places, channels], in the order of the memory, products and means of whole maps have a way back many times as fast.
    private static Tensor Places(Tensor map) => map.permute(0, 2, 3, 1).flatten(1, 2);

    private static Tensor AsMap(Tensor places, long[] shape) => places.view(shape[0], shape[2], shape[3], shape[1]).permute(0, 3, 1, 2);
}
