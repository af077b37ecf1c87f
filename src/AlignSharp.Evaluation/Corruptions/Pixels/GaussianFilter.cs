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
        for (var y = 0; y < plane.Height; y++)
        {
            for (var x = 0; x < padded.Length; x++)
            {
                padded[x] = plane[Edge.Index(x - radius, plane.Width, rule), y];
            }

            for (var tap = 0; tap < _weights.Length; tap++)
            {
                TensorPrimitives.MultiplyAdd(padded.AsSpan(tap, plane.Width), _weights[tap], blurred.Row(y), blurred.Row(y));
            }
        }

        return blurred;
    }

    private Plane AlongColumns(Plane plane)
    {
        var radius = _weights.Length / 2;
        var blurred = new Plane(plane.Width, plane.Height);
        for (var y = 0; y < plane.Height; y++)
        {
            for (var tap = 0; tap < _weights.Length; tap++)
            {
                var source = plane.Row(Edge.Index(y + tap - radius, plane.Height, rule));
                TensorPrimitives.MultiplyAdd(source, _weights[tap], blurred.Row(y), blurred.Row(y));
            }
        }

        return blurred;
    }
}
