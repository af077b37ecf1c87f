using AlignSharp.Checkpoints;
using AlignSharp.Configuration;
using AlignSharp.Quantization;

namespace AlignSharp.Architecture;

/// <summary>Both towers and the temperature, worked out once from a configuration. Immutable.</summary>
public sealed record AlignPlan
{
    /// <summary>The temperature's name in the checkpoint.</summary>
    public const string TemperatureName = "temperature";

    private AlignPlan(AlignConfig config, EfficientNetPlan vision, BertPlan text)
    {
        Config = config;
        Vision = vision;
        Text = text;
    }

    /// <summary>The configuration it was worked out from.</summary>
    public AlignConfig Config { get; }

    /// <summary>The image tower.</summary>
    public EfficientNetPlan Vision { get; }

    /// <summary>The text tower.</summary>
    public BertPlan Text { get; }

    /// <summary>Every tensor of the checkpoint, in the model's order.</summary>
    public IEnumerable<ParameterPlan> Parameters =>
        Text.Parameters.Concat(Vision.Parameters).Prepend(new ParameterPlan(TemperatureName, [], ParameterKind.Temperature));

    /// <summary>Works both towers out.</summary>
    /// <param name="config">The configuration.</param>
    /// <exception cref="ConfigurationException">The towers do not end in the same width, or stages do not fit.</exception>
    public static AlignPlan Create(AlignConfig config)
    {
        ArgumentNullException.ThrowIfNull(config);
        var vision = EfficientNetPlan.Create(config.Vision);
        return vision.FeatureSize == config.ProjectionDim
            ? new AlignPlan(config, vision, BertPlan.Create(config.Text, config.ProjectionDim))
            : throw new ConfigurationException(
                $"{AlignConfig.FileName}: projection_dim is {config.ProjectionDim}; expected {vision.FeatureSize}, "
                + "the channels of the image tower's last block, for ALIGN has no image projection.");
    }

    /// <summary>
    /// Checks that a checkpoint holds every tensor of this architecture in its shape and nothing else
    /// (<c>position_ids</c> buffers of old files are let pass).
    /// </summary>
    /// <param name="store">The checkpoint.</param>
    /// <exception cref="CheckpointException">A tensor is missing, misshapen or unknown; the message names it.</exception>
    public void Check(TensorStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var expected = Parameters.ToDictionary(parameter => parameter.Name);
        foreach (var parameter in expected.Values.Where(static parameter => parameter.Kind != ParameterKind.Counter))
        {
            store.Require(parameter.Name, parameter.Shape.AsSpan());
            QuantizedTensor.Check(store, parameter.Name);
        }

        foreach (var name in store.Tensors.Keys)
        {
            if (!expected.ContainsKey(name) && !name.EndsWith(".position_ids", StringComparison.Ordinal)
                && !QuantizedTensor.IsCompanion(store, name))
            {
                throw new CheckpointException(
                    $"{store.Path}: tensor {name} is no part of the architecture that {AlignConfig.FileName} describes.");
            }
        }
    }
}
