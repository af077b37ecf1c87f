using System.Collections.Immutable;

namespace AlignSharp.Data.Pairs;

/// <summary>Adds up by name, up to a bound of different names, so that a hostile shard cannot fill the memory with them.</summary>
internal sealed class MemberTally<T>
{
    private const int MaximumNames = 1000;
    private const string Others = "(others)";
    private readonly SortedDictionary<string, T> _entries = new(StringComparer.Ordinal);

    public ImmutableSortedDictionary<string, T> Entries => _entries.ToImmutableSortedDictionary(StringComparer.Ordinal);

    public void Update(string name, Func<string, T?, T> add)
    {
        var shown = _entries.ContainsKey(name) || _entries.Count < MaximumNames ? name : Others;
        _entries[shown] = add(shown, _entries.GetValueOrDefault(shown));
    }
}
