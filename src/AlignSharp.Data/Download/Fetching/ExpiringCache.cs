namespace AlignSharp.Data.Download.Fetching;

/// <summary>
/// Remembers answers that are dear to get, each for its own time and the most recently used of them only. Those who ask
/// for the same at once wait for the same answer. Thread-safe.
/// </summary>
/// <param name="capacity">How many answers are kept.</param>
/// <param name="time">The clock.</param>
internal sealed class ExpiringCache<TKey, TValue>(int capacity, TimeProvider time)
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<Entry>> _entries = [];
    private readonly LinkedList<Entry> _byUse = [];

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <summary>The remembered answer, the one on its way, or a new one.</summary>
    /// <param name="key">What is asked for.</param>
    /// <param name="ask">Gets the answer and how long it is good for; nothing that throws is remembered.</param>
    public Task<TValue> GetAsync(TKey key, Func<TKey, Task<(TValue Value, TimeSpan Lifetime)>> ask) =>
        Find(key, ask).Answer.Value;

    private Entry Find(TKey key, Func<TKey, Task<(TValue Value, TimeSpan Lifetime)>> ask)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var node) && !node.Value.HasExpired(time.GetUtcNow()))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return node.Value;
            }

            Remove(key);
            var entry = new Entry(key);
            entry.Answer = new(() => AskAsync(entry, ask));
            _entries.Add(key, _byUse.AddFirst(entry));
            if (_entries.Count > capacity)
            {
                Remove(_byUse.Last!.Value.Key);
            }

            return entry;
        }
    }

    private async Task<TValue> AskAsync(Entry entry, Func<TKey, Task<(TValue Value, TimeSpan Lifetime)>> ask)
    {
        try
        {
            var (value, lifetime) = await ask(entry.Key).ConfigureAwait(false);
            entry.Expires = time.GetUtcNow() + lifetime;
            return value;
        }
        catch
        {
            entry.Expires = DateTimeOffset.MinValue;
            throw;
        }
    }

    private void Remove(TKey key)
    {
        if (_entries.Remove(key, out var node))
        {
            _byUse.Remove(node);
        }
    }

    private sealed class Entry(TKey key)
    {
        private long _expires = DateTimeOffset.MaxValue.UtcTicks;

        public TKey Key => key;

        public Lazy<Task<TValue>> Answer { get; set; } = null!;

        public DateTimeOffset Expires
        {
            set => Interlocked.Exchange(ref _expires, value.UtcTicks);
        }

        public bool HasExpired(DateTimeOffset now) => Interlocked.Read(ref _expires) <= now.UtcTicks;
    }
}
