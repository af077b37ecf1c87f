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
        var smeared = new Plane(plane.Width, plane.Height);
        for (var step = 0; step < weights.Length; step++)
        {
            Add(plane, (int)MathF.Ceiling((step * cos) - 0.5f), (int)MathF.Ceiling((step * sin) - 0.5f), weights[step], smeared);
        }

        return smeared;
    }

    private static void Add(Plane plane, int across, int down, float weight, Plane sum)
    {
        var shifted = new float[plane.Width];
        for (var y = 0; y < plane.Height; y++)
        {
            var source = plane.Row(Edge.Index(y + down, plane.Height, EdgeRule.Repeat));
            for (var x = 0; x < shifted.Length; x++)
            {
                shifted[x] = source[Edge.Index(x + across, source.Length, EdgeRule.Repeat)];
            }

            TensorPrimitives.MultiplyAdd(shifted, weight, sum.Row(y), sum.Row(y));
        }
    }
}
