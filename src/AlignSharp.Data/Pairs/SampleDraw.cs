using System.Collections.Immutable;
using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Pairs;

/// <summary>Draws some samples of a stream, each as likely as any other, by the seed alone (Vitter's reservoir).</summary>
internal sealed class SampleDraw(int capacity, ulong seed)
{
    private readonly List<(long Place, Sample Sample)> _drawn = [];
    private SplitMix64 _random = new(seed);
    private int _seen;

    public ImmutableArray<Sample> Drawn => [.. _drawn.OrderBy(entry => entry.Place).Select(entry => entry.Sample)];

    public void Add(Sample sample)
    {
        _seen = checked(_seen + 1);
        if (_drawn.Count < capacity)
        {
            _drawn.Add((_seen, sample));
        }
        else if (_random.Below(_seen) is var place && place < capacity)
        {
            _drawn[place] = (_seen, sample);
        }
    }
}
