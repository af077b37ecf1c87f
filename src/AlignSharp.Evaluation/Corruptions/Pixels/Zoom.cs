using System.Numerics.Tensors;

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
        var (upper, lower) = (new EnlargedRow(plane, left, across), new EnlargedRow(plane, left, across));
        for (var y = 0; y < plane.Height; y++)
        {
            var place = top + (y * down);
            var above = (int)MathF.Floor(place);

            // What was the lower row is often the upper one of the next.
            (upper, lower) = lower.Source == above ? (lower, upper) : (upper, lower);
            var first = upper.Take(above);
            var row = zoomed.Row(y);
            TensorPrimitives.Subtract(lower.Take(above + 1), first, row);
            TensorPrimitives.MultiplyAdd(row, place - above, first, row);
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
