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
        var reach = _weights.Width / 2;
        var padded = Pad(plane, reach);
        var blurred = new Plane(plane.Width, plane.Height);
        for (var y = 0; y < plane.Height; y++)
        {
            var row = blurred.Row(y);
            for (var tap = 0; tap < _weights.Values.Length; tap++)
            {
                if (_weights.Values[tap] > 0)
                {
                    var source = padded.Row(y + (tap / _weights.Width)).Slice(tap % _weights.Width, plane.Width);
                    TensorPrimitives.MultiplyAdd(source, _weights.Values[tap], row, row);
                }
            }
        }

        return blurred;
    }

    private static Plane Pad(Plane plane, int reach)
    {
        var padded = new Plane(plane.Width + (2 * reach), plane.Height + (2 * reach));
        for (var y = 0; y < padded.Height; y++)
        {
            var source = plane.Row(Edge.Index(y - reach, plane.Height, EdgeRule.Mirror));
            for (var x = 0; x < padded.Width; x++)
            {
                padded[x, y] = source[Edge.Index(x - reach, plane.Width, EdgeRule.Mirror)];
            }
        }

        return padded;
    }
}
