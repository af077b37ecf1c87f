using System.Text;
using AlignSharp.Architecture;
using AlignSharp.Checkpoints;

namespace AlignSharp.Testing;

/// <summary>
/// Weights of any size that follow from their names and shapes alone, so that a full-size model needs no download.
/// The formula is written down in tests/fixtures/README.md.
/// </summary>
internal static class FormulaWeights
{
    private const ulong FnvOffset = 0xCBF29CE484222325;
    private const ulong FnvPrime = 0x100000001B3;

    public static ulong Seed(string name) =>
        Encoding.UTF8.GetBytes(name).Aggregate(FnvOffset, static (hash, value) => (hash ^ value) * FnvPrime);

    public static float[] Compute(ParameterPlan parameter)
    {
        var seed = Seed(parameter.Name);
        var (scale, offset) = Range(parameter);
        var values = GC.AllocateUninitializedArray<float>((int)parameter.ElementCount);
        Parallel.For(0, (values.Length + Chunk - 1) / Chunk, chunk =>
        {
            for (var i = chunk * Chunk; i < Math.Min(values.Length, (chunk + 1) * Chunk); i++)
            {
                var signed = (2f * Uniform(seed, i)) - 1f;
                values[i] = offset + (scale * signed);
            }
        });
        return values;
    }

    private const int Chunk = 1 << 16;

    private static (float Scale, float Offset) Range(ParameterPlan parameter)
    {
        var (name, rank) = (parameter.Name, parameter.Shape.Length);
        return name == AlignPlan.TemperatureName ? (0f, 1f / 64)
            : rank == 1 && name.EndsWith("weight", StringComparison.Ordinal) ? (0.25f, 1f)
            : rank <= 1 ? (0.1f, 0f)
            : rank == 2 && name.Contains("embeddings", StringComparison.Ordinal) ? (0.05f, 0f)
            : ((float)Math.Sqrt(3.0 / (parameter.ElementCount / parameter.Shape[0])), 0f);
    }

    private static float Uniform(ulong seed, int index)
    {
        var z = seed + ((ulong)(index + 1) * 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        z ^= z >> 31;
        return (z >> 40) * (1f / (1 << 24));
    }
}
