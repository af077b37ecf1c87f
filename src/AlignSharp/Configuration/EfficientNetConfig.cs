using System.Collections.Immutable;
using AlignSharp.Architecture;

namespace AlignSharp.Configuration;

/// <summary>
/// The image tower's part of <c>config.json</c> (<c>vision_config</c>). Fields that a file leaves out take the values
/// of transformers' <c>AlignVisionConfig</c>, which are EfficientNet-B7's.
/// </summary>
public sealed record EfficientNetConfig
{
    /// <summary>Channels of the picture (<c>num_channels</c>).</summary>
    public int NumChannels { get; init; } = 3;

    /// <summary>Side of the picture in pixels that the tower was made for (<c>image_size</c>); it runs at others too.</summary>
    public int ImageSize { get; init; } = 600;

    /// <summary>Factor on every stage's channels.</summary>
    public double WidthCoefficient { get; init; } = 2.0;

    /// <summary>Factor on every stage's number of blocks.</summary>
    public double DepthCoefficient { get; init; } = 3.1;

    /// <summary>Channels are rounded to a multiple of this.</summary>
    public int DepthDivisor { get; init; } = 8;

    /// <summary>Kernel size of each stage's depthwise convolutions.</summary>
    public ImmutableArray<int> KernelSizes { get; init; } = [3, 3, 5, 3, 5, 5, 3];

    /// <summary>Channels that enter each stage, before scaling.</summary>
    public ImmutableArray<int> InChannels { get; init; } = [32, 16, 24, 40, 80, 112, 192];

    /// <summary>Channels that leave each stage, before scaling.</summary>
    public ImmutableArray<int> OutChannels { get; init; } = [16, 24, 40, 80, 112, 192, 320];

    /// <summary>Indices of the blocks whose stride-2 convolution pads both sides alike.</summary>
    public ImmutableArray<int> DepthwisePadding { get; init; } = [];

    /// <summary>Stride of each stage's first block, 1 or 2.</summary>
    public ImmutableArray<int> Strides { get; init; } = [1, 2, 2, 2, 1, 2, 1];

    /// <summary>Blocks in each stage, before scaling.</summary>
    public ImmutableArray<int> NumBlockRepeats { get; init; } = [1, 2, 2, 3, 3, 4, 1];

    /// <summary>Factor by which each stage's blocks widen inside.</summary>
    public ImmutableArray<int> ExpandRatios { get; init; } = [1, 6, 6, 6, 6, 6, 6];

    /// <summary>Share of a block's input channels in its squeeze-and-excite bottleneck.</summary>
    public double SqueezeExpansionRatio { get; init; } = 0.25;

    /// <summary>The activation after every normalisation but the last of a block.</summary>
    public Activation HiddenAct { get; init; } = Activation.Silu;

    /// <summary>Kernel of the final pooling: the embedding's width in every known checkpoint.</summary>
    public int HiddenDim { get; init; } = 2560;

    /// <summary>How the last map is pooled.</summary>
    public PoolingType PoolingType { get; init; } = PoolingType.Mean;

    /// <summary>Added to the variance in batch normalisation.</summary>
    public double BatchNormEps { get; init; } = 0.001;

    /// <summary>Share of the running statistics kept at each training step; the original keeps 0.99.</summary>
    public double BatchNormMomentum { get; init; } = 0.99;

    /// <summary>Share of residual branches dropped in training, growing linearly with depth.</summary>
    public double DropConnectRate { get; init; } = 0.2;

    /// <summary>Standard deviation of freshly initialised weights.</summary>
    public double InitializerRange { get; init; } = 0.02;

    internal static EfficientNetConfig Read(JsonSection json)
    {
        var defaults = new EfficientNetConfig();
        var config = new EfficientNetConfig
        {
            NumChannels = json.Int32("num_channels", defaults.NumChannels, 1, 64),
            ImageSize = json.Int32("image_size", defaults.ImageSize, 1, 8192),
            WidthCoefficient = json.Double("width_coefficient", defaults.WidthCoefficient, 1e-3, 100),
            DepthCoefficient = json.Double("depth_coefficient", defaults.DepthCoefficient, 1e-3, 100),
            DepthDivisor = json.Int32("depth_divisor", defaults.DepthDivisor, 1, 1024),
            KernelSizes = json.Int32s("kernel_sizes", defaults.KernelSizes, 1, 63),
            InChannels = json.Int32s("in_channels", defaults.InChannels, 1, 65536),
            OutChannels = json.Int32s("out_channels", defaults.OutChannels, 1, 65536),
            DepthwisePadding = json.Int32s("depthwise_padding", defaults.DepthwisePadding, 0),
            Strides = json.Int32s("strides", defaults.Strides, 1, 2),
            NumBlockRepeats = json.Int32s("num_block_repeats", defaults.NumBlockRepeats, 1, 1000),
            ExpandRatios = json.Int32s("expand_ratios", defaults.ExpandRatios, 1, 64),
            SqueezeExpansionRatio = json.Double("squeeze_expansion_ratio", defaults.SqueezeExpansionRatio, 0, 16),
            HiddenAct = json.Activation("hidden_act", defaults.HiddenAct),
            HiddenDim = json.Int32("hidden_dim", defaults.HiddenDim, 1, 65536),
            PoolingType = ReadPooling(json),
            BatchNormEps = json.Double("batch_norm_eps", defaults.BatchNormEps, 0, 1),
            BatchNormMomentum = json.Double("batch_norm_momentum", defaults.BatchNormMomentum, 0, 1),
            DropConnectRate = json.Double("drop_connect_rate", defaults.DropConnectRate, 0, 1),
            InitializerRange = json.Double("initializer_range", defaults.InitializerRange, 0, 10),
        };
        config.RequireStages(json);
        return config;
    }

    private static PoolingType ReadPooling(JsonSection json) => json.String("pooling_type", "mean") switch
    {
        "mean" => PoolingType.Mean,
        "max" => PoolingType.Max,
        var other => throw json.Error("pooling_type", $"\"{other}\"", "\"mean\" or \"max\""),
    };

    private void RequireStages(JsonSection json)
    {
        var stages = InChannels.Length;
        if (stages is 0 or > 100)
        {
            throw json.Error("in_channels", $"an array of {stages} stages", "1 to 100 stages");
        }

        (string Name, int Length)[] lists =
        [
            ("kernel_sizes", KernelSizes.Length), ("out_channels", OutChannels.Length), ("strides", Strides.Length),
            ("num_block_repeats", NumBlockRepeats.Length), ("expand_ratios", ExpandRatios.Length),
        ];
        foreach (var (name, length) in lists)
        {
            if (length != stages)
            {
                throw json.Error(name, $"an array of {length} numbers", $"{stages}, one for each stage of in_channels");
            }
        }
    }
}
