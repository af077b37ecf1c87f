using System.Collections.Immutable;
using AlignSharp.Configuration;

namespace AlignSharp.Architecture;

/// <summary>
/// The image tower, worked out once from its configuration: every convolution's channels, kernel, stride and padding.
/// The graph writer and the trainer both walk it, so the architecture is known in one place. Immutable.
/// </summary>
public sealed record EfficientNetPlan
{
    private const string Encoder = "vision_model.encoder.blocks";

    private EfficientNetPlan(EfficientNetConfig config, ConvolutionPlan stem, ImmutableArray<EfficientNetBlockPlan> blocks)
    {
        Config = config;
        Stem = stem;
        Blocks = blocks;
    }

    /// <summary>The configuration it was worked out from.</summary>
    public EfficientNetConfig Config { get; }

    /// <summary>The first convolution: 3x3, stride 2, padded on the right and at the bottom.</summary>
    public ConvolutionPlan Stem { get; }

    /// <summary>The blocks in order.</summary>
    public ImmutableArray<EfficientNetBlockPlan> Blocks { get; }

    /// <summary>Width of the image embedding: the last block's channels.</summary>
    public int FeatureSize => Blocks[^1].Projection.OutChannels;

    /// <summary>Every tensor of the tower, in the model's order.</summary>
    public IEnumerable<ParameterPlan> Parameters => Stem.Parameters.Concat(Blocks.SelectMany(block => block.Parameters));

    /// <summary>Works the tower out.</summary>
    /// <param name="config">The configuration.</param>
    /// <exception cref="ConfigurationException">The stages do not fit each other.</exception>
    public static EfficientNetPlan Create(EfficientNetConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var stemChannels = RoundFilters(config, 32);
        var stem = new ConvolutionPlan(
            "vision_model.embeddings.convolution.weight", "vision_model.embeddings.batchnorm",
            config.NumChannels, stemChannels, Kernel: 3, Stride: 2, new Padding(0, 1), Groups: 1);
        return new EfficientNetPlan(config, stem, CreateBlocks(config, stemChannels));
    }

    /// <summary>Multiply-adds of one picture in the convolutions over maps; squeeze-and-excite adds a thousandth and is not counted.</summary>
    /// <param name="imageSide">The side of the square picture in pixels.</param>
    public long MultiplyAdds(int imageSide)
    {
        var side = Stem.OutputSide(imageSide);
        var total = Stem.MultiplyAdds(side);
        foreach (var block in Blocks)
        {
            total += block.MultiplyAdds(side);
            side = block.Depthwise.OutputSide(side);
        }

        return total;
    }

    /// <summary>The side of the last map, for a square picture; below 1 where the picture is too small for the strides.</summary>
    /// <param name="imageSide">The side of the picture in pixels.</param>
    public int OutputSide(int imageSide) =>
        Blocks.Aggregate(Stem.OutputSide(imageSide), static (side, block) => block.Depthwise.OutputSide(side));

    /// <summary>The number of values in the largest map that one picture gives rise to.</summary>
    /// <param name="imageSide">The side of the square picture in pixels.</param>
    internal long LargestMap(int imageSide)
    {
        var side = Stem.OutputSide(imageSide);
        var largest = (long)Stem.OutChannels * side * side;
        foreach (var block in Blocks)
        {
            largest = Math.Max(largest, (long)block.Depthwise.InChannels * side * side);
            side = block.Depthwise.OutputSide(side);
        }

        return largest;
    }

    internal static int RoundFilters(EfficientNetConfig config, int filters)
    {
        var scaled = filters * config.WidthCoefficient;
        var divisor = config.DepthDivisor;
        var rounded = Math.Max(divisor, (int)(scaled + (divisor / 2.0)) / divisor * divisor);
        return rounded < 0.9 * scaled ? rounded + divisor : rounded;
    }

    internal static int RoundRepeats(EfficientNetConfig config, int repeats) =>
        (int)Math.Ceiling(config.DepthCoefficient * repeats);

    private static ImmutableArray<EfficientNetBlockPlan> CreateBlocks(EfficientNetConfig config, int channels)
    {
        var count = config.NumBlockRepeats.Sum(repeats => RoundRepeats(config, repeats));
        var blocks = ImmutableArray.CreateBuilder<EfficientNetBlockPlan>(count);
        for (var stage = 0; stage < config.InChannels.Length; stage++)
        {
            RequireChannels(config, stage, channels);
            for (var repeat = 0; repeat < RoundRepeats(config, config.NumBlockRepeats[stage]); repeat++)
            {
                blocks.Add(CreateBlock(config, stage, repeat == 0, blocks.Count, count, channels));
                channels = blocks[^1].Projection.OutChannels;
            }
        }

        return blocks.MoveToImmutable();
    }

    private static EfficientNetBlockPlan CreateBlock(
        EfficientNetConfig config, int stage, bool isFirst, int index, int count, int channels)
    {
        var name = $"{Encoder}.{index}";
        var (ratio, kernel) = (config.ExpandRatios[stage], config.KernelSizes[stage]);
        var stride = isFirst ? config.Strides[stage] : 1;
        var (wide, narrow) = (channels * ratio, RoundFilters(config, config.OutChannels[stage]));
        return new EfficientNetBlockPlan(
            index,
            ratio == 1 ? null : Pointwise($"{name}.expansion.expand_conv", $"{name}.expansion.expand_bn", channels, wide),
            new ConvolutionPlan(
                $"{name}.depthwise_conv.depthwise_conv.weight", $"{name}.depthwise_conv.depthwise_norm",
                wide, wide, kernel, stride, DepthwisePadding(config, index, kernel, stride), Groups: wide),
            new SqueezeExcitePlan(
                $"{name}.squeeze_excite", wide, Math.Max(1, (int)(channels * config.SqueezeExpansionRatio))),
            Pointwise($"{name}.projection.project_conv", $"{name}.projection.project_bn", wide, narrow),
            HasResidual: stride == 1 && !isFirst,
            config.DropConnectRate * index / count);
    }

    private static ConvolutionPlan Pointwise(string name, string norm, int from, int to) =>
        new($"{name}.weight", norm, from, to, Kernel: 1, Stride: 1, new Padding(0, 0), Groups: 1);

    // Stride 2 pads one less in front whatever the input's size, as the TensorFlow weights expect for even inputs.
    private static Padding DepthwisePadding(EfficientNetConfig config, int index, int kernel, int stride) =>
        stride == 1 ? Padding.Same(kernel)
        : config.DepthwisePadding.Contains(index) ? new Padding(kernel / 2, kernel / 2)
        : new Padding(Math.Max(0, (kernel / 2) - 1), kernel / 2);

    private static void RequireChannels(EfficientNetConfig config, int stage, int channels)
    {
        if (RoundFilters(config, config.InChannels[stage]) != channels)
        {
            throw new ConfigurationException(
                $"vision_config: in_channels[{stage}] is {config.InChannels[stage]}, which scales to "
                + $"{RoundFilters(config, config.InChannels[stage])} channels; expected the {channels} that the stage before it gives.");
        }
    }
}
