using System.Numerics.Tensors;

namespace AlignSharp.Evaluation.Corruptions.Pixels;

/// <summary>Smears a plane in one direction, with weights that fall off as half a Gaussian; the edge is repeated.</summary>
internal static class Trail
{
    /// <param name="plane">What is smeared.</param>
    /// <param name="radius">The trail is 2 radius + 1 pixels long.</param>
    /// <param name="sigma">The deviation of the Gaussian.</param>
    /// <param name="degrees">The direction; 0 is from right to left.</param>
    public static Plane Smear(Plane plane, int radius, float sigma, float degrees)
    {
        // The upper half of a Gaussian around the start of the trail.
        var weights = GaussianFilter.Weigh(sigma, 2 * radius)[(2 * radius)..];
        TensorPrimitives.Divide(weights, TensorPrimitives.Sum<float>(weights), weights);
        var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180);
        var margin = weights.Length;
        var padded = plane.Pad(margin, EdgeRule.Repeat);
        int[] offsets = [.. Enumerable.Range(0, weights.Length).Select(step =>
            ((margin + (int)MathF.Ceiling((step * sin) - 0.5f)) * padded.Width) + margin + (int)MathF.Ceiling((step * cos) - 0.5f))];
        var smeared = new Plane(plane.Width, plane.Height);
        for (var y = 0; y < plane.Height; y++)
        {
            WeightedRows.Add(padded.Values.AsSpan(y * padded.Width), offsets, weights, smeared.Row(y));
        }

        return smeared;
    }
}
