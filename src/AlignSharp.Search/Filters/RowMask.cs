using System.Numerics;

namespace AlignSharp.Search.Filters;

/// <summary>Which rows of an index may be found: one bit each. Not thread-safe while it is filled.</summary>
internal sealed class RowMask(long rows)
{
    /// <summary>Rows that one word of the mask covers.</summary>
    public const int WordLength = 64;

    private readonly ulong[] _words = new ulong[checked((int)((rows + WordLength - 1) / WordLength))];

    public long Count => _words.Sum(static word => (long)BitOperations.PopCount(word));

    /// <summary>A bit for each row, the lowest first.</summary>
    public ReadOnlySpan<ulong> Words => _words;

    public void Add(long row) => _words[row / WordLength] |= 1UL << (int)(row % WordLength);

    public void Remove(long row) => _words[row / WordLength] &= ~(1UL << (int)(row % WordLength));

    /// <summary>A mask of all rows.</summary>
    public static RowMask All(long rows)
    {
        var mask = new RowMask(rows);
        Array.Fill(mask._words, ulong.MaxValue);
        return mask;
    }

    /// <summary>The bits of the rows from a multiple of <see cref="WordLength"/> on.</summary>
    public ulong WordAt(long row) => _words[row / WordLength];
}
