using System.Text;

namespace AlignSharp.Text.Unicode;

/// <summary>
/// Puts decomposed characters into canonical order: between two characters of class 0, the others are sorted by their
/// class and, within a class, stay in the order they came in.
/// </summary>
internal sealed class CanonicalOrder
{
    private const int CodePointBits = 21;
    private const int ClassShift = 56;
    private readonly List<ulong> _held = [];

    public int Count => _held.Count;

    public Rune this[int index] => new((int)(_held[index] & ((1UL << CodePointBits) - 1)));

    /// <summary>Holds a character of a class other than 0 until the next one of class 0.</summary>
    public void Hold(int codePoint, byte combiningClass) =>
        _held.Add(((ulong)combiningClass << ClassShift) | ((ulong)_held.Count << CodePointBits) | (uint)codePoint);

    /// <summary>Sorts what is held. A character's place among the held is in its key, which makes the sort stable.</summary>
    public void Sort() => _held.Sort();

    public void Clear() => _held.Clear();
}
