namespace AlignSharp.Data.Pairs;

/// <summary>The members with one extension.</summary>
/// <param name="Extension">The extension, without its dot.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Bytes">Their size together.</param>
/// <param name="Smallest">The size of the smallest.</param>
/// <param name="Largest">The size of the largest.</param>
public sealed record FieldSummary(string Extension, long Count, long Bytes, int Smallest, int Largest)
{
    internal FieldSummary With(int size) => new(
        Extension, Count + 1, Bytes + size, Math.Min(Smallest, size), Math.Max(Largest, size));
}
