namespace AlignSharp.Data.Deduplication.Decisions;

/// <summary>Collects pairs from several threads, up to a bound on memory. Thread-safe.</summary>
internal sealed class NearPairList
{
    private const int Maximum = 100_000_000;
    private readonly Lock _lock = new();
    private readonly List<NearPair> _pairs = [];

    /// <summary>Takes the pairs that one thread has found.</summary>
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

    public IReadOnlyList<NearPair> Pairs => _pairs;
}
