namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>Collects pairs from several threads, up to a bound on memory.</summary>
internal sealed class NearPairList
{
    private const int Maximum = 100_000_000;
    private readonly Lock _lock = new();
    private readonly List<NearPair> _pairs = [];

    /// <summary>Takes the pairs that one thread has found. Thread-safe.</summary>
    /// <exception cref="DedupException">There are too many.</exception>
    public void Add(List<NearPair> pairs)
    {
        lock (_lock)
        {
            if (_pairs.Count > Maximum - pairs.Count)
            {
                throw new DedupException($"More than {Maximum} pairs of pictures are near each other; expected fewer: ask for nearer ones.");
            }

            _pairs.AddRange(pairs);
        }
    }

    /// <summary>The pairs in ascending order, each once: not in the order in which threads found them.</summary>
    public IReadOnlyList<NearPair> Sorted()
    {
        _pairs.Sort(static (one, other) => (one.First, one.Second).CompareTo((other.First, other.Second)));
        var kept = 0;
        for (var next = 0; next < _pairs.Count; next++)
        {
            var pair = _pairs[next];
            if (kept == 0 || (pair.First, pair.Second) != (_pairs[kept - 1].First, _pairs[kept - 1].Second))
            {
                _pairs[kept++] = pair;
            }
        }

        _pairs.RemoveRange(kept, _pairs.Count - kept);
        return _pairs;
    }
}
