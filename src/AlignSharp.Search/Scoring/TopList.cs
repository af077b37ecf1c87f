namespace AlignSharp.Search.Scoring;

/// <summary>
/// The best rows seen so far: higher scores first, of equal scores the lower row. The order of adding makes no
/// difference. Not thread-safe.
/// </summary>
internal sealed class TopList
{
    private readonly PriorityQueue<long, ScoredRow> _worst;
    private readonly int _capacity;

    public TopList(int capacity)
    {
        _capacity = capacity;
        _worst = new PriorityQueue<long, ScoredRow>(ScoredRow.WorstFirst);
    }

    /// <summary>What a score must at least be to get in.</summary>
    public float Threshold { get; private set; } = float.NegativeInfinity;

    public void Add(ScoredRow row)
    {
        if (_worst.Count < _capacity)
        {
            _worst.Enqueue(row.Row, row);
        }
        else
        {
            _worst.EnqueueDequeue(row.Row, row);
        }

        if (_worst.Count == _capacity && _worst.TryPeek(out _, out var worst))
        {
            Threshold = worst.Score;
        }
    }

    public void AddAll(TopList other)
    {
        foreach (var (_, row) in other._worst.UnorderedItems)
        {
            Add(row);
        }
    }

    /// <summary>The rows, best first.</summary>
    public ScoredRow[] ToArray() => [.. _worst.UnorderedItems.Select(static item => item.Priority).OrderDescending(ScoredRow.WorstFirst)];
}
