using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Deduplication.Hashing;

/// <summary>
/// What a picture looks like, in 64 bits: the signs of its 8x8 lowest frequencies against their median. Copies that were
/// encoded, resized or slightly cropped anew differ in few bits. Equal to <c>phash</c> of Python's imagehash, and of the
/// kind that COYO-700M has in <c>image_phash</c>. Immutable.
/// </summary>
/// <param name="Bits">The bits row by row, the constant term first, as the most significant bit.</param>
public readonly record struct PerceptualHash(ulong Bits)
{
    /// <summary>Bits of a hash, the largest distance.</summary>
    public const int Length = 64;

    private const int Digits = 16;

    /// <summary>Computes the hash of a picture's pixels as they are; turn it upright first.</summary>
    /// <param name="image">The picture, of any size.</param>
    public static PerceptualHash Compute(RgbImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Compute(GrayThumbnail.Of(image));
    }

    internal static PerceptualHash Compute(GrayThumbnail thumbnail)
    {
        Span<double> frequencies = stackalloc double[LowFrequencies.Count * LowFrequencies.Count];
        LowFrequencies.Compute(thumbnail.Levels(), frequencies);
        var median = Median(frequencies);
        var bits = 0UL;
        foreach (var frequency in frequencies)
        {
            bits = (bits << 1) | (frequency > median ? 1UL : 0UL);
        }

        return new PerceptualHash(bits);
    }

    /// <summary>Reads 16 hexadecimal digits, as imagehash and COYO-700M write a hash.</summary>
    /// <param name="text">The digits, in either case.</param>
    /// <param name="hash">The hash; zero where the text is none.</param>
    public static bool TryParse(ReadOnlySpan<char> text, out PerceptualHash hash)
    {
        var isHash = ulong.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits)
            && text.Length == Digits;
        hash = isHash ? new PerceptualHash(bits) : default;
        return isHash;
    }

    /// <summary>How many bits differ, 0 to 64.</summary>
    /// <param name="other">The other hash.</param>
    public int DistanceTo(PerceptualHash other) => BitOperations.PopCount(Bits ^ other.Bits);

    /// <summary>The hash as 16 lower-case hexadecimal digits.</summary>
    public override string ToString() => Bits.ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>The mean of the two middle values.</summary>
    private static double Median(ReadOnlySpan<double> values)
    {
        Span<double> sorted = stackalloc double[values.Length];
        values.CopyTo(sorted);
        sorted.Sort();
        return TensorPrimitives.Sum<double>(sorted.Slice((sorted.Length / 2) - 1, 2)) / 2;
    }
}
