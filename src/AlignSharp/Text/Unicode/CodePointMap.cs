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
        for (var codePoint = first; codePoint <= last; codePoint++)
        {
            ref var page = ref _pages[codePoint >> PageBits];
            if (page == Untouched)
            {
                page = new byte[PageSize];
            }

            page[codePoint & (PageSize - 1)] |= bits;
        }
    }
}
