namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>Which groups of equal pictures are near which, by one way of comparing. Immutable.</summary>
internal sealed class Neighborhood
{
    private readonly int[] _starts;
    private readonly Neighbor[] _neighbors;

    /// <param name="pictures">The groups.</param>
    /// <param name="pairs">Those near each other, in ascending order, each once.</param>
    /// <param name="identity">How near equal pictures are.</param>
    public Neighborhood(EqualPictures pictures, IReadOnlyList<NearPair> pairs, float identity)
    {
        (Pictures, Identity) = (pictures, identity);
        _starts = new int[pictures.Count + 1];
        foreach (var pair in pairs)
        {
            _starts[pair.First + 1]++;
            _starts[pair.Second + 1]++;
        }

        for (var group = 0; group < pictures.Count; group++)
        {
            _starts[group + 1] = checked(_starts[group + 1] + _starts[group]);
        }

        _neighbors = Place(pairs);
    }

    public EqualPictures Pictures { get; }

    /// <summary>How near equal pictures are.</summary>
    public float Identity { get; }

    /// <summary>The groups near a group, ascending.</summary>
    public ReadOnlySpan<Neighbor> this[int group] => _neighbors.AsSpan(_starts[group].._starts[group + 1]);

    private Neighbor[] Place(IReadOnlyList<NearPair> pairs)
    {
        var next = _starts.AsSpan(0, Pictures.Count).ToArray();
        var neighbors = new Neighbor[_starts[^1]];
        foreach (var (first, second, measure) in pairs)
        {
            neighbors[next[first]++] = new Neighbor(second, measure);
            neighbors[next[second]++] = new Neighbor(first, measure);
        }

        return neighbors;
    }
}
