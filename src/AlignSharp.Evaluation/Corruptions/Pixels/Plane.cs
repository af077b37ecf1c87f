namespace AlignSharp.Evaluation.Corruptions.Pixels;

/// <summary>Values of one channel, row by row.</summary>
internal sealed class Plane(int width, int height)
{
    public int Width => width;

    public int Height => height;

    public float[] Values { get; } = new float[width * height];

    public ref float this[int x, int y] => ref Values[(y * width) + x];

    public Span<float> Row(int y) => Values.AsSpan(y * width, width);

    /// <summary>A plane of values that are drawn one after the other.</summary>
    public static Plane Draw(int width, int height, Func<float> draw)
    {
        var plane = new Plane(width, height);
        for (var index = 0; index < plane.Values.Length; index++)
        {
            plane.Values[index] = draw();
        }

        return plane;
    }

    /// <summary>The plane with a margin of what lies beyond its edges.</summary>
    public Plane Pad(int margin, EdgeRule rule)
    {
        var padded = new Plane(width + (2 * margin), height + (2 * margin));
        for (var y = 0; y < padded.Height; y++)
        {
            var source = Row(Edge.Index(y - margin, height, rule));
            var row = padded.Row(y);
            source.CopyTo(row[margin..]);
            for (var x = 0; x < margin; x++)
            {
                row[x] = source[Edge.Index(x - margin, width, rule)];
                row[margin + width + x] = source[Edge.Index(width + x, width, rule)];
            }
        }

        return padded;
    }

    /// <summary>The value between pixels, in proportion; beyond the edges by the rule.</summary>
    public float Between(float x, float y, EdgeRule rule)
    {
        var (left, top) = (MathF.Floor(x), MathF.Floor(y));
        var (across, down) = (x - left, y - top);
        var (x0, x1) = (Edge.Index((int)left, width, rule), Edge.Index((int)left + 1, width, rule));
        var (y0, y1) = (Edge.Index((int)top, height, rule), Edge.Index((int)top + 1, height, rule));
        var upper = this[x0, y0] + (across * (this[x1, y0] - this[x0, y0]));
        var lower = this[x0, y1] + (across * (this[x1, y1] - this[x0, y1]));
        return upper + (down * (lower - upper));
    }
}
