namespace AlignSharp.Evaluation.Corruptions.Pixels;

/// <summary>Enlarges the middle of a plane to the plane's size.</summary>
internal static class Zoom
{
    /// <param name="plane">The plane.</param>
    /// <param name="factor">How much larger, at least 1.</param>
    public static Plane In(Plane plane, float factor)
    {
        var (left, across) = Scale(plane.Width, factor);
        var (top, down) = Scale(plane.Height, factor);
        var zoomed = new Plane(plane.Width, plane.Height);
        for (var y = 0; y < plane.Height; y++)
        {
            for (var x = 0; x < plane.Width; x++)
            {
                zoomed[x, y] = plane.Between(left + (x * across), top + (y * down), EdgeRule.Repeat);
            }
        }

        return zoomed;
    }

    // The first and the last pixel of the middle part become those of its enlargement.
    private static (int Start, float Step) Scale(int length, float factor)
    {
        var part = (int)MathF.Ceiling(length / factor);
        var enlarged = Math.Max(2, (int)MathF.Round(part * factor));
        return ((length - part) / 2, (part - 1f) / (enlarged - 1));
    }
}
