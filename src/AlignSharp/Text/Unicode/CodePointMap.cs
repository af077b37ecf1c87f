namespace AlignSharp.Text.Unicode;

/// <summary>A byte for each code point, 0 by default, in pages of 256 of which the untouched ones are shared.</summary>
internal sealed class CodePointMap
{
    private const int PageBits = 8;
    private const int PageSize = 1 << PageBits;
    private const int LastCodePoint = 0x10FFFF;

    private static readonly byte[] Untouched = new byte[PageSize];
    private readonly byte[][] _pages = new byte[(LastCodePoint + 1) / PageSize][];

    public CodePointMap() => Array.Fill(_pages, Untouched);

    public byte this[int codePoint] => _pages[codePoint >> PageBits][codePoint & (PageSize - 1)];

    /// <summary>Adds bits to every code point of a range.</summary>
    public void Mark(int first, int last, byte bits)
    {
        for (var start = first; start <= last;)
        {
            var end = Math.Min(last + 1, (start | (PageSize - 1)) + 1);
            Mark(ref _pages[start >> PageBits], start & (PageSize - 1), end - start, bits);
            start = end;
        }
    }

    private static void Mark(ref byte[] page, int start, int length, byte bits)
    {
        if (page == Untouched)
        {
            page = new byte[PageSize];
            page.AsSpan(start, length).Fill(bits);
            return;
        }

        foreach (ref var entry in page.AsSpan(start, length))
        {
            entry |= bits;
        }
    }
}
