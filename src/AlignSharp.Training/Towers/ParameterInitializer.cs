using AlignSharp.Architecture;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Towers;

/// <summary>
/// Fresh weights as the originals draw them. EfficientNet (tensorflow/tpu, efficientnet_model.py): convolutions normal with
/// standard deviation sqrt(2 / fan_out), fan_out = height * width * out channels a group. BERT (google-research/bert,
/// modeling.py): matrices and embeddings normal with <c>initializer_range</c>, cut at two standard deviations.
/// Normalisations start as the identity, biases at 0, the temperature at <c>temperature_init_value</c>. Each tensor has a
/// seed of its own, so that one tensor's values do not depend on the others. Or as transformers draws them (modeling_align.py,
/// <c>_init_weights</c>).
/// </summary>
internal sealed class ParameterInitializer(AlignPlan plan, long seed, FreshWeights weights) : IDisposable
{
    private const double WithinTwoDeviations = 0.95449973610364158;
    private readonly Generator _generator = new(0, CPU);

    public Tensor Create(ParameterPlan parameter, Device device)
    {
        using var scope = NewDisposeScope();
        _generator.manual_seed(RandomSeed.Derive(seed, parameter.Name));
        return Values(parameter).to(device).ChannelsLast().DetachFromDisposeScope();
    }

    public void Dispose() => _generator.Dispose();

    private Tensor Values(ParameterPlan parameter) => parameter.Kind switch
    {
        ParameterKind.Weight or ParameterKind.Embedding => Random(parameter),
        ParameterKind.Temperature => Filled(parameter, plan.Config.TemperatureInitValue),
        ParameterKind.Counter => zeros(parameter.Shape.AsSpan(), ScalarType.Int64),
        _ => Filled(parameter, StartsAtOne(parameter) ? 1 : 0),
    };

    private Tensor Random(ParameterPlan parameter)
    {
        var values = empty(parameter.Shape.AsSpan());
        if (weights == FreshWeights.Transformers)
        {
            return parameter.Name == plan.Text.Projection.WeightName
                ? Glorot(values, parameter.Shape[0] + parameter.Shape[1])
                : values.normal_(0, plan.Config.InitializerRange, _generator);
        }

        return parameter.Shape is [var outputs, _, var height, var width]
            ? values.normal_(0, Math.Sqrt(2.0 / (height * width * (IsDepthwise(parameter) ? 1 : outputs))), _generator)
            : TruncatedNormal(values, plan.Config.Text.InitializerRange);
    }

    private Tensor Glorot(Tensor values, long fans) => values.uniform_(-Math.Sqrt(6.0 / fans), Math.Sqrt(6.0 / fans), _generator);

    // The inverse of the normal distribution's integral, of uniform numbers between those of -2 and 2.
    private Tensor TruncatedNormal(Tensor values, double deviation) =>
        values.uniform_(-WithinTwoDeviations, WithinTwoDeviations, _generator).erfinv_().mul_(Math.Sqrt(2) * deviation);

    private static bool IsDepthwise(ParameterPlan parameter) =>
        parameter.Name.EndsWith(".depthwise_conv.weight", StringComparison.Ordinal);

    private static Tensor Filled(ParameterPlan parameter, double value) => full(parameter.Shape.AsSpan(), value, ScalarType.Float32);

    private static bool StartsAtOne(ParameterPlan parameter) => parameter.Kind == ParameterKind.Normalization
        ? parameter.Name.EndsWith(".weight", StringComparison.Ordinal)
        : parameter.Name.EndsWith(".running_var", StringComparison.Ordinal);
}
