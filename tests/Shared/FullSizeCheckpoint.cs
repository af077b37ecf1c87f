using AlignSharp.Architecture;
using AlignSharp.Checkpoints;
using AlignSharp.Configuration;

namespace AlignSharp.Testing;

/// <summary>The weights of a model as large as align-base: by formula, but for the running statistics, which are fixtures.</summary>
internal static class FullSizeCheckpoint
{
    public static TensorStore Build()
    {
        using var statistics = TensorStore.Open(Fixtures.Path("full", "batchnorm.safetensors"));
        return TensorStore.FromTensors(Tensors(statistics));
    }

    public static void Write(string folder)
    {
        using var statistics = TensorStore.Open(Fixtures.Path("full", "batchnorm.safetensors"));
        File.Copy(Fixtures.Path("full", "config.json"), Path.Combine(folder, "config.json"));
        SafetensorsWriter.Write(Path.Combine(folder, "model.safetensors"), Tensors(statistics));
    }

    private static IEnumerable<TensorData> Tensors(TensorStore statistics) =>
        AlignPlan.Create(AlignConfig.Load(Fixtures.Path("full"))).Parameters
            .Where(parameter => parameter.Kind != ParameterKind.Counter)
            .Select(parameter => TensorData.From(
                parameter.Name,
                parameter.Kind == ParameterKind.Statistic ? statistics.ReadSingles(parameter.Name) : FormulaWeights.Compute(parameter),
                parameter.Shape.AsSpan()));
}
