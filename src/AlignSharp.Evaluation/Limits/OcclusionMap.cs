using System.Collections.Immutable;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Limits;

/// <summary>
/// Where a picture's score comes from: how far the cosine with a text falls when each cell of a grid is covered with the
/// picture's mean colour (Zeiler and Fergus, 2014).
/// </summary>
/// <param name="Drops">By cell, row by row; below 0 where covering raises the score.</param>
internal sealed record OcclusionMap(ImmutableArray<float> Drops)
{
    public const int Cells = 7;
    private const int LongestSide = 224;

    /// <param name="picture">The picture.</param>
    /// <param name="score">The score of each of some pictures.</param>
    public static OcclusionMap Compute(RgbImage picture, Func<IReadOnlyList<RgbImage>, float[]> score)
    {
        var mean = MeanColor(picture);
        var scores = score([picture, .. Enumerable.Range(0, Cells * Cells).Select(cell => Cover(picture, cell, mean))]);
        return new OcclusionMap([.. scores.Skip(1).Select(covered => scores[0] - covered)]);
    }

    /// <summary>The picture with what counts most as it is, and the rest darkened.</summary>
    public RgbImage Draw(RgbImage picture)
    {
        var scale = Math.Min(1, (double)LongestSide / Math.Max(picture.Width, picture.Height));
        var small = picture.Resize(Math.Max(1, (int)(picture.Width * scale)), Math.Max(1, (int)(picture.Height * scale)), ResampleFilter.Bilinear);
        var most = Math.Max(Drops.Max(), 1e-6f);
        var pixels = small.Pixels.ToArray();
        for (var index = 0; index < pixels.Length; index++)
        {
            var (x, y) = (index / RgbImage.Channels % small.Width, index / RgbImage.Channels / small.Width);
            var weight = Math.Clamp(Drops[(y * Cells / small.Height * Cells) + (x * Cells / small.Width)] / most, 0, 1);
            pixels[index] = (byte)(pixels[index] * (0.25f + (0.75f * weight)));
        }

        return new RgbImage(small.Width, small.Height, pixels);
    }

    private static RgbImage Cover(RgbImage picture, int cell, byte[] color)
    {
        var pixels = picture.Pixels.ToArray();
        var (row, column) = (cell / Cells, cell % Cells);
        for (var y = row * picture.Height / Cells; y < (row + 1) * picture.Height / Cells; y++)
        {
            for (var x = column * picture.Width / Cells; x < (column + 1) * picture.Width / Cells; x++)
            {
                color.CopyTo(pixels.AsSpan(((y * picture.Width) + x) * RgbImage.Channels));
            }
        }

        return new RgbImage(picture.Width, picture.Height, pixels);
    }

    private static byte[] MeanColor(RgbImage picture) => [.. Enumerable.Range(0, RgbImage.Channels).Select(channel =>
        (byte)picture.Pixels.Where((_, index) => index % RgbImage.Channels == channel).Average(static value => value))];
}
