using AlignSharp.Data.Shards;

namespace AlignSharp.Evaluation.Tests.Bias;

/// <summary>Made-up embeddings of groups and attributes, with or without a bias.</summary>
internal sealed class PlantedEmbeddings(ulong seed)
{
    private const int Size = 32;
    private SplitMix64 _random = new(seed, 77);

    /// <summary>Items around a direction, as far from it as noise makes them.</summary>
    /// <param name="count">How many.</param>
    /// <param name="axis">The direction; none makes noise alone.</param>
    /// <param name="strength">How far they lean to it.</param>
    public FloatTensor Around(int count, int? axis, float strength = 1)
    {
        var items = new FloatTensor(count, Size);
        foreach (ref var value in items.Values)
        {
            value = Noise();
        }

        for (var item = 0; item < count && axis is not null; item++)
        {
            items[item][axis.Value] += strength;
        }

        return items.Normalized();
    }

    /// <summary>A sum of uniform numbers: near enough to a normal one of deviation 1.</summary>
    public float Noise()
    {
        var sum = 0f;
        for (var draw = 0; draw < 12; draw++)
        {
            sum += _random.Below(1 << 20) / (float)(1 << 20);
        }

        return sum - 6;
    }

    public int Below(int bound) => _random.Below(bound);
}
