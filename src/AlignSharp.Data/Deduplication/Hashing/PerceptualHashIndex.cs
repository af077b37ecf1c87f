using System.Collections.Immutable;

namespace AlignSharp.Data.Deduplication.Hashing;

/// <summary>
/// Finds all hashes within a distance of another (multi-index hashing: Norouzi, Punjani, Fleet 2012). A hash is cut into
/// four parts, and a table by each part leads to those that share it but for a few bits. Takes 48 bytes a hash. Immutable;
/// safe to search from several threads.
/// </summary>
public sealed class PerceptualHashIndex
{
    private readonly ImmutableArray<HashPartTable> _tables;

    /// <summary>Builds the tables.</summary>
    /// <param name="hashes">The hashes; equal ones are found one by one, so many of them are better given once.</param>
    public PerceptualHashIndex(ReadOnlySpan<PerceptualHash> hashes)
    {
        var tables = ImmutableArray.CreateBuilder<HashPartTable>(HashPart.Count);
        for (var part = 0; part < HashPart.Count; part++)
        {
            tables.Add(new HashPartTable(hashes, part));
        }

        _tables = tables.MoveToImmutable();
        Count = hashes.Length;
    }

    /// <summary>The hashes in the index.</summary>
    public int Count { get; }

    /// <summary>Adds every hash within a distance to a list, each once, in no particular order.</summary>
    /// <param name="hash">What they shall be near to.</param>
    /// <param name="distance">The most bits that may differ, 0 to 64; the work grows steeply above 12.</param>
    /// <param name="matches">Where they are added.</param>
    public void Search(PerceptualHash hash, int distance, List<HashMatch> matches)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(distance);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(distance, PerceptualHash.Length);
        ArgumentNullException.ThrowIfNull(matches);
        if (HashPart.Probes(distance) > Count)
        {
            _tables[0].Scan(hash, distance, matches);
            return;
        }

        foreach (var table in _tables)
        {
            table.Search(hash, distance, matches);
        }
    }
}
