namespace AlignSharp.Data.Shards;

/// <summary>
/// Steele, Lea and Flood's SplitMix64, so that an order depends on its seed alone: neither on the version of .NET nor on the
/// machine.
/// </summary>
internal struct SplitMix64
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;
    private ulong _state;

    /// <summary>A sequence of its own for every combination of numbers.</summary>
    public SplitMix64(params ReadOnlySpan<ulong> seeds)
    {
        foreach (var seed in seeds)
        {
            _state = Mix(_state + Gamma) ^ seed;
        }
    }

    public ulong Next() => Mix(_state += Gamma);

    /// <summary>A number from 0 to <paramref name="bound"/> - 1, each as likely (Lemire's method).</summary>
    public int Below(int bound)
    {
        var limit = (ulong)bound;
        var high = Math.BigMul(Next(), limit, out var low);
        if (low < limit)
        {
            for (var threshold = (0UL - limit) % limit; low < threshold;)
            {
                high = Math.BigMul(Next(), limit, out low);
            }
        }

        return (int)high;
    }

    /// <summary>Puts items into a random order (Fisher and Yates).</summary>
    public void Shuffle(Span<int> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = Below(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
