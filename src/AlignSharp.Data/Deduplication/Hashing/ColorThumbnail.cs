using AlignSharp.Imaging;

namespace AlignSharp.Data.Deduplication.Hashing;

/// <summary>
/// A picture as 16x16 colours. A perceptual hash sees grey shapes only, and those of plain pictures meet by chance; colours
/// confirm that two pictures with near hashes are one.
/// </summary>
internal static class ColorThumbnail
{
    /// <summary>Bytes of a thumbnail: the cells, then what other crops of them are made of.</summary>
    public const int Length = CellLength + (Side * Side * RgbImage.Channels);

    private const int Side = 16;

    /// <summary>The side of what is compared: few enough cells that noise of an encoder averages out.</summary>
    private const int CellSide = Side / 2;

    private const int CellLength = CellSide * CellSide * RgbImage.Channels;

    /// <summary>Differences before alignment, as a multiple of those after it, above which no small crop explains them.</summary>
    private const double WorstShift = 6;

    /// <summary>What may be missing at an edge, in sixteenths of a side: nothing, 1.6 or 3.1 percent.</summary>
    private static readonly float[] Trims = [0, 0.25f, 0.5f];

    public static byte[] Of(RgbImage image)
    {
        var small = image.Resize(Side, Side, ResampleFilter.Bilinear);
        return [.. Cells(small, small.Bounds), .. small.Pixels];
    }

    /// <summary>Whether two thumbnails show one picture, of which either may have lost up to 3 percent at each edge.</summary>
    /// <param name="first">One thumbnail.</param>
    /// <param name="second">The other.</param>
    /// <param name="distance">The largest root mean square of the differences of 8x8 cells, in levels of 255.</param>
    public static bool AreAlike(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, double distance)
    {
        var difference = Difference(first[..CellLength], second[..CellLength]);
        return difference <= distance
            || (difference <= distance * WorstShift && (IsCropOf(first, second, distance) || IsCropOf(second, first, distance)));
    }

    /// <summary>Trims the whole picture as brings it nearest to the cells of the other: across, down, and both once more.</summary>
    private static bool IsCropOf(ReadOnlySpan<byte> thumbnail, ReadOnlySpan<byte> crop, double distance)
    {
        var whole = new RgbImage(Side, Side, thumbnail[CellLength..].ToArray());
        var cells = crop[..CellLength].ToArray();
        var box = whole.Bounds;
        var isNear = false;
        for (var turn = 0; turn < 4 && !isNear; turn++)
        {
            var candidates = turn % 2 == 0 ? Across(box) : Down(box);
            (box, var difference) = candidates
                .Select(candidate => (Box: candidate, Difference: Difference(Cells(whole, candidate), cells)))
                .MinBy(candidate => candidate.Difference);
            isNear = difference <= distance;
        }

        return isNear;
    }

    private static IEnumerable<PixelBox> Across(PixelBox box) =>
        from left in Trims from right in Trims select box with { Left = left, Right = Side - right };

    private static IEnumerable<PixelBox> Down(PixelBox box) =>
        from top in Trims from bottom in Trims select box with { Top = top, Bottom = Side - bottom };

    private static byte[] Cells(RgbImage image, PixelBox box) =>
        image.Resize(CellSide, CellSide, ResampleFilter.Bilinear, box).Pixels;

    private static double Difference(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var sum = 0;
        for (var i = 0; i < first.Length; i++)
        {
            var difference = first[i] - second[i];
            sum += difference * difference;
        }

        return Math.Sqrt((double)sum / CellLength);
    }
}
