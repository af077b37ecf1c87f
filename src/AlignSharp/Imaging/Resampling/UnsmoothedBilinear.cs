namespace AlignSharp.Imaging.Resampling;

/// <summary>
/// TensorFlow's bilinear resize with half-pixel centres and no antialiasing: each new pixel is mixed from the four old ones
/// around its centre, in single precision and without rounding.
/// </summary>
internal static class UnsmoothedBilinear
{
    /// <param name="source">The picture.</param>
    /// <param name="width">Width of the whole result.</param>
    /// <param name="height">Height of the whole result.</param>
    /// <param name="window">The pixels of the result that are wanted.</param>
    /// <param name="destination">Red, green and blue of each, row by row.</param>
    public static void Render(RgbImage source, int width, int height, PixelWindow window, Span<float> destination)
    {
        var columns = Neighbors(source.Width, width, window.X, window.Width);
        var rows = Neighbors(source.Height, height, window.Y, window.Height);
        var to = 0;
        foreach (var y in rows)
        {
            var above = source.Row(y.Before);
            var below = source.Row(y.After);
            foreach (var x in columns)
            {
                for (var channel = 0; channel < RgbImage.Channels; channel++)
                {
                    var (left, right) = ((x.Before * RgbImage.Channels) + channel, (x.After * RgbImage.Channels) + channel);
                    var top = Mix(above[left], above[right], x.Share);
                    destination[to++] = Mix(top, Mix(below[left], below[right], x.Share), y.Share);
                }
            }
        }
    }

    private static float Mix(float before, float after, float share) => before + ((after - before) * share);

    private static Neighbor[] Neighbors(int length, int target, int first, int count)
    {
        var scale = (float)length / target;
        var neighbors = new Neighbor[count];
        for (var i = 0; i < count; i++)
        {
            var position = ((first + i + 0.5f) * scale) - 0.5f;
            var before = MathF.Floor(position);
            neighbors[i] = new Neighbor(
                Math.Max((int)before, 0), Math.Clamp((int)MathF.Ceiling(position), 0, length - 1), position - before);
        }

        return neighbors;
    }

    private readonly record struct Neighbor(int Before, int After, float Share);
}
