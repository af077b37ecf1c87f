using System.Numerics.Tensors;

namespace AlignSharp.Evaluation.Corruptions.Pixels;

/// <summary>Blurs as a lens out of focus does: every point becomes a disk with soft edges.</summary>
internal sealed class DiskFilter
{
    private const int LeastReach = 8;
    private readonly Plane _weights;

    /// <param name="radius">Of the disk, in pixels.</param>
    /// <param name="softness">Deviation of the Gaussian that blurs its edge.</param>
    public DiskFilter(int radius, float softness)
    {
        var reach = Math.Max(radius, LeastReach);
        var disk = new Plane((2 * reach) + 1, (2 * reach) + 1);
        for (var y = -reach; y <= reach; y++)
        {
            for (var x = -reach; x <= reach; x++)
            {
                disk[x + reach, y + reach] = (x * x) + (y * y) <= radius * radius ? 1 : 0;
            }
        }

        var taps = radius > LeastReach ? 2 : 1;
        _weights = GaussianFilter.Blur(disk, softness, (taps + 0.01f) / softness, EdgeRule.Mirror);
        TensorPrimitives.Divide(_weights.Values, TensorPrimitives.Sum<float>(_weights.Values), _weights.Values);
    }

    public Plane Apply(Plane plane)
    {
        var padded = plane.Pad(_weights.Width / 2, EdgeRule.Mirror);
        var taps = Enumerable.Range(0, _weights.Values.Length).Where(tap => _weights.Values[tap] > 0).ToArray();
        var offsets = Array.ConvertAll(taps, tap => (tap / _weights.Width * padded.Width) + (tap % _weights.Width));
        var weights = Array.ConvertAll(taps, tap => _weights.Values[tap]);
        var blurred = new Plane(plane.Width, plane.Height);
        for (var y = 0; y < plane.Height; y++)
        {
            WeightedRows.Add(padded.Values.AsSpan(y * padded.Width), offsets, weights, blurred.Row(y));
        }

        return blurred;
    }
}
