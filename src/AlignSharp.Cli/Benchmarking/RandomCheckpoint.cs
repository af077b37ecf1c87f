using AlignSharp.Architecture;
using AlignSharp.Checkpoints;

namespace AlignSharp.Cli.Benchmarking;

/// <summary>Weights of any size from chance, scaled so that no map overflows: for timing alone.</summary>
internal static class RandomCheckpoint
{
    private const int Seed = 1;

    public static TensorStore Create(AlignPlan plan) => TensorStore.FromTensors(
        plan.Parameters.Where(static parameter => parameter.Kind != ParameterKind.Counter).Select(Draw), "(random weights)");

    private static TensorData Draw(ParameterPlan parameter)
    {
        var values = new float[parameter.ElementCount];
        if (parameter.Kind is ParameterKind.Weight or ParameterKind.Embedding)
        {
            var random = new Random(Seed);
            var bound = MathF.Sqrt(3f * parameter.Shape[0] / parameter.ElementCount);
            foreach (ref var value in values.AsSpan())
            {
                value = bound * ((2 * random.NextSingle()) - 1);
            }
        }
        else if (parameter.Kind == ParameterKind.Temperature || IsScale(parameter))
        {
            Array.Fill(values, 1);
        }

        return TensorData.From(parameter.Name, values, parameter.Shape.AsSpan());
    }

    private static bool IsScale(ParameterPlan parameter) =>
        parameter.Kind is ParameterKind.Normalization or ParameterKind.Statistic
        && (parameter.Name.EndsWith(".weight", StringComparison.Ordinal) || parameter.Name.EndsWith("running_var", StringComparison.Ordinal));
}
