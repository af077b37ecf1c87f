using System.Runtime.InteropServices;

namespace AlignSharp.Search.Approximate;

/// <summary>The rows that the graph's library may find. A file that names others must not lead past the mask.</summary>
/// <param name="words">A bit for each row, the lowest first.</param>
/// <param name="count">How many words there are.</param>
[StructLayout(LayoutKind.Sequential)]
internal readonly unsafe struct AllowedRows(ulong* words, ulong count)
{
    private readonly ulong* _words = words;
    private readonly ulong _count = count;

    public bool Contains(ulong row) => row / 64 < _count && (_words[row / 64] >> (int)(row % 64) & 1) != 0;
}
