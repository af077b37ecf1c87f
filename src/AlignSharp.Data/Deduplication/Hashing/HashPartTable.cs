using System.Numerics;

namespace AlignSharp.Data.Deduplication.Hashing;

/// <summary>All hashes, sorted by one of their parts; beside each its place among the hashes given.</summary>
internal sealed class HashPartTable
{
    private readonly int _part;
    private readonly int[] _starts = new int[(1 << HashPart.Bits) + 1];
    private readonly ulong[] _hashes;
    private readonly int[] _indices;

    public HashPartTable(ReadOnlySpan<PerceptualHash> hashes, int part)
    {
        _part = part;
        _hashes = new ulong[hashes.Length];
        _indices = new int[hashes.Length];
        foreach (var hash in hashes)
        {
            _starts[HashPart.Of(hash.Bits, part) + 1]++;
        }

        for (var value = 1; value < _starts.Length; value++)
        {
            _starts[value] += _starts[value - 1];
        }

        var next = _starts.AsSpan(0, 1 << HashPart.Bits).ToArray();
        for (var index = 0; index < hashes.Length; index++)
        {
            var place = next[HashPart.Of(hashes[index].Bits, part)]++;
            (_hashes[place], _indices[place]) = (hashes[index].Bits, index);
        }
    }

    /// <summary>Adds the hashes within a distance that this table is the first to find.</summary>
    public void Search(PerceptualHash hash, int distance, List<HashMatch> matches)
    {
        var value = HashPart.Of(hash.Bits, _part);
        foreach (var mask in HashPart.MasksWithin(HashPart.Radius(distance, _part)))
        {
            var bucket = value ^ mask;
            for (var place = _starts[bucket]; place < _starts[bucket + 1]; place++)
            {
                var difference = hash.Bits ^ _hashes[place];
                var bits = BitOperations.PopCount(difference);
                if (bits <= distance && !HashPart.IsFoundBefore(difference, distance, _part))
                {
                    matches.Add(new HashMatch(_indices[place], bits));
                }
            }
        }
    }

    /// <summary>Adds the hashes within a distance by looking at each.</summary>
    public void Scan(PerceptualHash hash, int distance, List<HashMatch> matches)
    {
        for (var place = 0; place < _hashes.Length; place++)
        {
            var bits = BitOperations.PopCount(hash.Bits ^ _hashes[place]);
            if (bits <= distance)
            {
                matches.Add(new HashMatch(_indices[place], bits));
            }
        }
    }
}
