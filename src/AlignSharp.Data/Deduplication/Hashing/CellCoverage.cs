using System.Collections.Immutable;

namespace AlignSharp.Data.Deduplication.Hashing;

/// <summary>
/// How much each of 16 pixels in a line counts in each of 8 equal cells, when something is cut off at either end. Cells take
/// exactly what they cover and nothing from beyond the cut, as those of a cropped picture do.
/// </summary>
internal static class CellCoverage
{
    public const int Pixels = 16;
    public const int Cells = 8;

    /// <summary>What may be missing at an end, in pixels: nothing, 1.6 or 3.1 percent of the line.</summary>
    private static readonly float[] Trims = [0, 0.25f, 0.5f];

    /// <summary>[cell, pixel] for every pair of trims; each cell's weights add up to 1. The first has nothing cut off.</summary>
    public static ImmutableArray<float[]> All { get; } =
        [.. from start in Trims from end in Trims select Weigh(start, Pixels - end)];

    private static float[] Weigh(float start, float end)
    {
        var weights = new float[Cells * Pixels];
        var width = (end - start) / Cells;
        for (var cell = 0; cell < Cells; cell++)
        {
            var (from, to) = (start + (cell * width), start + ((cell + 1) * width));
            for (var pixel = 0; pixel < Pixels; pixel++)
            {
                weights[(cell * Pixels) + pixel] = Math.Max(0, Math.Min(to, pixel + 1) - Math.Max(from, pixel)) / width;
            }
        }

        return weights;
    }
}
