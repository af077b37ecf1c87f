using System.Collections.Immutable;
using System.Numerics;

namespace AlignSharp.Data.Deduplication.Hashing;

/// <summary>
/// How a hash is cut into parts, and how far each part has to be searched. Of a distance of 4a + b bits, the first b + 1
/// parts or the rest have a part that differs in at most a or a - 1 bits: if none had, the parts would differ in more bits
/// together.
/// </summary>
internal static class HashPart
{
    public const int Count = 4;
    public const int Bits = PerceptualHash.Length / Count;

    /// <summary>Every value of a part, by how many bits are set.</summary>
    private static readonly ImmutableArray<ushort> Masks =
        [.. Enumerable.Range(0, 1 << Bits).OrderBy(value => BitOperations.PopCount((uint)value)).Select(value => (ushort)value)];

    /// <summary>How many values have at most so many bits set.</summary>
    private static readonly ImmutableArray<int> Within =
        [.. Enumerable.Range(0, Bits + 1).Select(bits => Masks.Count(mask => BitOperations.PopCount(mask) <= bits))];

    public static ushort Of(ulong bits, int part) => (ushort)(bits >> (part * Bits));

    /// <summary>How many bits of a part may differ; -1 where it need not be searched.</summary>
    public static int Radius(int distance, int part) => (distance / Count) - (part <= distance % Count ? 0 : 1);

    /// <summary>What to change a part by to meet every value within a radius.</summary>
    public static ReadOnlySpan<ushort> MasksWithin(int radius) => Masks.AsSpan()[..(radius < 0 ? 0 : Within[radius])];

    /// <summary>How many places are looked up in all tables together.</summary>
    public static int Probes(int distance) => Enumerable.Range(0, Count).Sum(part => MasksWithin(Radius(distance, part)).Length);

    /// <summary>Whether the difference of two hashes is one that a table before this one finds.</summary>
    public static bool IsFoundBefore(ulong difference, int distance, int part)
    {
        for (var earlier = 0; earlier < part; earlier++)
        {
            if (BitOperations.PopCount(Of(difference, earlier)) <= Radius(distance, earlier))
            {
                return true;
            }
        }

        return false;
    }
}
