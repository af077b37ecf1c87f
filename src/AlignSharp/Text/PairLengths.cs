namespace AlignSharp.Text;

/// <summary>How the room for a pair is shared between its texts ("longest first").</summary>
internal static class PairLengths
{
    /// <summary>
    /// The lengths to cut two texts to. The longer one gives way first; when both are longer than their half, they share
    /// the room, and the odd token goes to the text that was longer, or to the second of equals.
    /// </summary>
    public static (int First, int Second) Cut(int first, int second, int room)
    {
        if ((long)first + second <= room)
        {
            return (first, second);
        }

        var shorter = Math.Min(first, second);
        var (small, large) = 2L * shorter <= room ? (shorter, room - shorter) : (room / 2, room - (room / 2));
        return first > second ? (large, small) : (small, large);
    }
}
