using System.Numerics.Tensors;
using AlignSharp.Imaging;

namespace AlignSharp.Data.Deduplication.Hashing;

/// <summary>
/// A picture as 16x16 colours. A perceptual hash sees grey shapes only, and those of plain pictures meet by chance; colours
/// confirm that two pictures with near hashes are one. They are compared in 8x8 cells, where noise of an encoder averages
/// out, and with a small crop undone.
/// </summary>
internal static class ColorThumbnail
{
    /// <summary>Bytes of a thumbnail: red, green and blue of each cell, then the three planes of 16x16.</summary>
    public const int Length = CellLength + PlanesLength;

    private const int Side = CellCoverage.Pixels;
    private const int CellLength = CellCoverage.Cells * CellCoverage.Cells * RgbImage.Channels;
    private const int PlanesLength = Side * Side * RgbImage.Channels;

    /// <summary>Differences before alignment, as a multiple of those after it, above which no small crop explains them.</summary>
    private const double WorstShift = 6;

    public static byte[] Of(RgbImage image)
    {
        var pixels = image.Resize(Side, Side, ResampleFilter.Bilinear).Pixels;
        var thumbnail = new byte[Length];
        var planes = thumbnail.AsSpan(CellLength);
        for (var i = 0; i < PlanesLength; i++)
        {
            planes[(i % RgbImage.Channels * Side * Side) + (i / RgbImage.Channels)] = pixels[i];
        }

        Span<float> cells = stackalloc float[CellLength];
        ColorCells.Compute(planes, CellCoverage.All[0], CellCoverage.All[0], cells);
        for (var i = 0; i < CellLength; i++)
        {
            thumbnail[i] = (byte)Math.Round(cells[i]);
        }

        return thumbnail;
    }

    /// <summary>Whether two thumbnails show one picture, of which either may have lost up to 3 percent at each edge.</summary>
    /// <param name="first">One thumbnail.</param>
    /// <param name="second">The other.</param>
    /// <param name="distance">The largest root mean square of the differences of the cells, in levels of 255.</param>
    public static bool AreAlike(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second, double distance)
    {
        var difference = Difference(first, second);
        return difference <= distance
            || (difference <= distance * WorstShift && (IsCropOf(first, second, distance) || IsCropOf(second, first, distance)));
    }

    /// <summary>Trims the whole picture as brings it nearest to the other: across, down, and both once more.</summary>
    private static bool IsCropOf(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> crop, double distance)
    {
        Span<float> cells = stackalloc float[CellLength];
        Span<float> target = stackalloc float[CellLength];
        TensorPrimitives.ConvertChecked(crop[..CellLength], target);
        var (across, down) = (0, 0);
        var best = double.PositiveInfinity;
        for (var turn = 0; turn < 4 && best > distance; turn++)
        {
            for (var trim = 0; trim < CellCoverage.All.Length; trim++)
            {
                var (x, y) = turn % 2 == 0 ? (trim, down) : (across, trim);
                ColorCells.Compute(whole[CellLength..], CellCoverage.All[x], CellCoverage.All[y], cells);
                var difference = TensorPrimitives.Distance<float>(cells, target) / Math.Sqrt(CellLength);
                (best, across, down) = difference < best ? (difference, x, y) : (best, across, down);
            }
        }

        return best <= distance;
    }

    /// <summary>The difference of the cells as they are, without regard to a crop.</summary>
    private static double Difference(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
    {
        var sum = 0;
        for (var i = 0; i < CellLength; i++)
        {
            var difference = first[i] - second[i];
            sum += difference * difference;
        }

        return Math.Sqrt((double)sum / CellLength);
    }
}
