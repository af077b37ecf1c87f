using AlignSharp.Architecture;
using TorchSharp;
using static TorchSharp.torch;

namespace AlignSharp.Training.Towers;

/// <summary>
/// Fresh weights as the originals draw them. EfficientNet (tensorflow/tpu, efficientnet_model.py): convolutions normal with
/// standard deviation sqrt(2 / fan_out), fan_out = height * width * out channels whatever the groups. BERT
/// (google-research/bert, modeling.py): matrices and embeddings normal with <c>initializer_range</c>, cut at two standard
/// deviations. Normalisations start as the identity, biases at 0, the temperature at <c>temperature_init_value</c>. Each
/// tensor has a generator of its own, so that one tensor's values do not depend on the others.
/// </summary>
internal sealed class ParameterInitializer(AlignPlan plan, long seed) : IDisposable
{
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
        if (parameter.Shape is [var outputs, _, var height, var width])
        {
            return values.normal_(0, Math.Sqrt(2.0 / (height * width * outputs)), _generator);
        }

        var deviation = plan.Config.Text.InitializerRange;
        return nn.init.trunc_normal_(values, 0, deviation, -2 * deviation, 2 * deviation, _generator);
    }

    private static Tensor Filled(ParameterPlan parameter, double value) => full(parameter.Shape.AsSpan(), value, ScalarType.Float32);

    private static bool StartsAtOne(ParameterPlan parameter) => parameter.Kind == ParameterKind.Normalization
        ? parameter.Name.EndsWith(".weight", StringComparison.Ordinal)
        : parameter.Name.EndsWith(".running_var", StringComparison.Ordinal);
}
