namespace AlignSharp.Evaluation.Corruptions.Pixels;

/// <summary>A row of a plane, stretched; kept until another row is asked for. Beyond the edges the last pixel is repeated.</summary>
internal sealed class EnlargedRow
{
    private readonly Plane _plane;
    private readonly float[] _values;
    private readonly int[] _before;
    private readonly int[] _after;
    private readonly float[] _share;

    /// <param name="plane">The plane.</param>
    /// <param name="left">Where the first pixel comes from, at least 0.</param>
    /// <param name="step">From there to where the next one comes from.</param>
    public EnlargedRow(Plane plane, float left, float step)
    {
        (_plane, _values) = (plane, new float[plane.Width]);
        var places = Array.ConvertAll([.. Enumerable.Range(0, plane.Width)], x => left + (x * step));
        _before = Array.ConvertAll(places, place => Edge.Index((int)place, plane.Width, EdgeRule.Repeat));
        _after = Array.ConvertAll(places, place => Edge.Index((int)place + 1, plane.Width, EdgeRule.Repeat));
        _share = Array.ConvertAll(places, static place => place - (int)place);
    }

    /// <summary>The row that is kept.</summary>
    public int Source { get; private set; } = int.MinValue;

    /// <summary>Stretches a row.</summary>
    public ReadOnlySpan<float> Take(int y)
    {
        if (y == Source)
        {
            return _values;
        }

        var source = _plane.Row(Edge.Index(y, _plane.Height, EdgeRule.Repeat));
        for (var x = 0; x < _values.Length; x++)
        {
            var first = source[_before[x]];
            _values[x] = first + (_share[x] * (source[_after[x]] - first));
        }

        Source = y;
        return _values;
    }
}
