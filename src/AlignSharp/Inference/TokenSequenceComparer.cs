using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace AlignSharp.Inference;

/// <summary>Two texts are one when their ids are.</summary>
internal sealed class TokenSequenceComparer : IEqualityComparer<int[]>
{
    public static TokenSequenceComparer Instance { get; } = new();

    public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

    public int GetHashCode(int[] obj) => (int)XxHash3.HashToUInt64(MemoryMarshal.AsBytes<int>(obj));
}
