using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace AlignSharp.Data.Deduplication.Hashing;

/// <summary>
/// The 8x8 lowest frequencies of a 32x32 picture: the corner of its two-dimensional DCT-II, unnormalised, without the rest.
/// </summary>
/// <remarks>
/// An even frequency sees only the sum of a row and its mirror image, an odd one only their difference. Folding first saves
/// two thirds of the products, and makes exactly zero what is zero: the frequencies of a flat picture, or of one that is flat
/// along an axis. There the median is zero too, and rounding noise would decide the bits.
/// </remarks>
internal static class LowFrequencies
{
    /// <summary>Frequencies along each axis.</summary>
    public const int Count = 8;

    private const int Side = GrayThumbnail.Side;

    /// <summary>[frequency, position], where only the first half of the positions that a folded row has is used.</summary>
    private static readonly ImmutableArray<double> Basis =
        [.. from frequency in Enumerable.Range(0, Count)
            from position in Enumerable.Range(0, Side / 2)
            select Math.Cos(Math.PI * frequency * ((2 * position) + 1) / (2 * Side))];

    /// <summary>Computes the frequencies, vertical ones down the rows of the result, the constant term first.</summary>
    public static void Compute(ReadOnlySpan<byte> levels, Span<double> frequencies)
    {
        Span<double> columns = stackalloc double[Count * Side];
        Span<double> line = stackalloc double[Side];
        Span<double> found = stackalloc double[Count];
        for (var x = 0; x < Side; x++)
        {
            for (var y = 0; y < Side; y++)
            {
                line[y] = levels[(y * Side) + x];
            }

            Transform(line, found);
            for (var v = 0; v < Count; v++)
            {
                columns[(v * Side) + x] = found[v];
            }
        }

        for (var v = 0; v < Count; v++)
        {
            Transform(columns.Slice(v * Side, Side), frequencies.Slice(v * Count, Count));
        }
    }

    /// <summary>The lowest frequencies of one line, which is used up.</summary>
    private static void Transform(Span<double> line, Span<double> frequencies)
    {
        Span<double> differences = stackalloc double[Side / 2];
        for (var step = 1; step < Count; step *= 2)
        {
            var half = line.Length / 2;
            Fold(line, differences[..half]);
            line = line[..half];
            for (var frequency = step; frequency < Count; frequency += 2 * step)
            {
                frequencies[frequency] =
                    TensorPrimitives.Dot(differences[..half], Basis.AsSpan().Slice(frequency * (Side / 2), half));
            }
        }

        frequencies[0] = TensorPrimitives.Sum<double>(line);
    }

    /// <summary>Replaces the first half by its sums with the mirrored second half.</summary>
    private static void Fold(Span<double> line, Span<double> differences)
    {
        for (var i = 0; i < differences.Length; i++)
        {
            var (value, mirrored) = (line[i], line[^(i + 1)]);
            (line[i], differences[i]) = (value + mirrored, value - mirrored);
        }
    }
}
