using System.Numerics.Tensors;

namespace AlignSharp.Evaluation.Corruptions.Pixels;

/// <summary>Blurs with a Gaussian, columns and rows apart.</summary>
/// <param name="sigma">Its deviation in pixels.</param>
/// <param name="truncate">Where it is cut off, in deviations.</param>
/// <param name="rule">What lies beyond the edges.</param>
internal sealed class GaussianFilter(float sigma, float truncate, EdgeRule rule)
{
    private readonly float[] _weights = Weigh(sigma, (int)((truncate * sigma) + 0.5f));

    public static Plane Blur(Plane plane, float sigma, float truncate, EdgeRule rule) =>
        new GaussianFilter(sigma, truncate, rule).Apply(plane);

    public Plane Apply(Plane plane) => AlongColumns(AlongRows(plane));

    /// <summary>The weights of neighbours from -radius to radius; they add up to 1.</summary>
    public static float[] Weigh(float sigma, int radius)
    {
        float[] weights = [.. Enumerable.Range(-radius, (2 * radius) + 1).Select(place => MathF.Exp(-0.5f * place * place / (sigma * sigma)))];
        TensorPrimitives.Divide(weights, TensorPrimitives.Sum<float>(weights), weights);
        return weights;
    }

    private Plane AlongRows(Plane plane)
    {
        var radius = _weights.Length / 2;
        var blurred = new Plane(plane.Width, plane.Height);
        var padded = new float[plane.Width + (2 * radius)];
        int[] offsets = [.. Enumerable.Range(0, _weights.Length)];
        for (var y = 0; y < plane.Height; y++)
        {
            for (var x = 0; x < padded.Length; x++)
            {
                padded[x] = plane[Edge.Index(x - radius, plane.Width, rule), y];
            }

            WeightedRows.Add(padded, offsets, _weights, blurred.Row(y));
        }

        return blurred;
    }

    private Plane AlongColumns(Plane plane)
    {
        var radius = _weights.Length / 2;
        var blurred = new Plane(plane.Width, plane.Height);
        var offsets = new int[_weights.Length];
        for (var y = 0; y < plane.Height; y++)
        {
            for (var tap = 0; tap < offsets.Length; tap++)
            {
                offsets[tap] = Edge.Index(y + tap - radius, plane.Height, rule) * plane.Width;
            }

            WeightedRows.Add(plane.Values, offsets, _weights, blurred.Row(y));
        }

        return blurred;
    }
}
