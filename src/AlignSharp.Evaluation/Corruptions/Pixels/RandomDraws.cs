using System.Numerics.Tensors;
using AlignSharp.Data.Shards;

namespace AlignSharp.Evaluation.Corruptions.Pixels;

/// <summary>Numbers that follow from a seed. Not thread-safe.</summary>
internal sealed class RandomDraws(ulong seed)
{
    private SplitMix64 _source = new(seed);

    /// <summary>From 0 to below 1.</summary>
    public float Uniform() => (_source.Next() >> 40) * (1f / (1 << 24));

    public float Uniform(float low, float high) => low + ((high - low) * Uniform());

    /// <summary>From 0 to <paramref name="bound"/> - 1.</summary>
    public int Below(int bound) => _source.Below(bound);

    /// <summary>Numbers of mean 0 and deviation 1 (Box and Muller), many at once.</summary>
    public void FillNormal(Span<float> values)
    {
        var half = (values.Length + 1) / 2;
        var (radii, angles) = (new float[half], new float[half]);
        for (var pair = 0; pair < half; pair++)
        {
            (radii[pair], angles[pair]) = (1 - Uniform(), 2 * MathF.PI * Uniform());
        }

        TensorPrimitives.Log(radii, radii);
        TensorPrimitives.Multiply(radii, -2, radii);
        TensorPrimitives.Sqrt(radii, radii);
        var first = values[..half];
        var second = values[half..];
        TensorPrimitives.Cos(angles, first);
        TensorPrimitives.Multiply(first, radii, first);
        TensorPrimitives.Sin(angles.AsSpan(0, second.Length), second);
        TensorPrimitives.Multiply(second, radii.AsSpan(0, second.Length), second);
    }
}
