using AlignSharp.Data.Shards;

namespace AlignSharp.Evaluation.Corruptions.Pixels;

/// <summary>Numbers that follow from a seed. Not thread-safe.</summary>
internal sealed class RandomDraws(ulong seed)
{
    private SplitMix64 _source = new(seed);
    private float? _spare;

    /// <summary>From 0 to below 1.</summary>
    public float Uniform() => (_source.Next() >> 40) * (1f / (1 << 24));

    public float Uniform(float low, float high) => low + ((high - low) * Uniform());

    /// <summary>From 0 to <paramref name="bound"/> - 1.</summary>
    public int Below(int bound) => _source.Below(bound);

    /// <summary>Of mean 0 and deviation 1 (Box and Muller).</summary>
    public float Normal()
    {
        if (_spare is { } spare)
        {
            _spare = null;
            return spare;
        }

        var radius = MathF.Sqrt(-2 * MathF.Log(1 - Uniform()));
        var (sin, cos) = MathF.SinCos(2 * MathF.PI * Uniform());
        _spare = radius * sin;
        return radius * cos;
    }
}
