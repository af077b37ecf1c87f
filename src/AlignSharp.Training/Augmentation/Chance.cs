using AlignSharp.Data.Shards;

namespace AlignSharp.Training.Augmentation;

/// <summary>Random draws that follow from seeds alone, the same on every machine. Not thread-safe.</summary>
internal sealed class Chance(params ReadOnlySpan<ulong> seeds)
{
    private SplitMix64 _bits = new(seeds);

    /// <summary>From 0 to below 1.</summary>
    public double Uniform() => (_bits.Next() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + ((high - low) * Uniform());

    public bool Happens(double share) => Uniform() < share;

    public int Below(int bound) => _bits.Below(bound);

    public void Shuffle(Span<int> items) => _bits.Shuffle(items);
}
