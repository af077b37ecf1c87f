namespace AlignSharp.Data.Pairs;

/// <summary>Counts by name, up to a bound of different names, so that a hostile shard cannot fill the memory with them.</summary>
internal sealed class MemberTally<T>(Func<T> create)
    where T : class
{
    private const int MaximumNames = 1000;
    private const string Others = "(others)";
    private readonly SortedDictionary<string, T> _entries = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, T> Entries => _entries;

    public T this[string name]
    {
        get
        {
            if (!_entries.TryGetValue(name, out var entry))
            {
                var shown = _entries.Count < MaximumNames ? name : Others;
                if (!_entries.TryGetValue(shown, out entry))
                {
                    _entries.Add(shown, entry = create());
                }
            }

            return entry;
        }
    }
}
