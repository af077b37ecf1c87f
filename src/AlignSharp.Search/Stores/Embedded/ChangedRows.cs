using AlignSharp.Search.Filters;
using AlignSharp.Search.Filters.Trees;
using AlignSharp.Search.Scoring;

namespace AlignSharp.Search.Stores.Embedded;

/// <summary>The rows that changed since an index was written, and the rows of the index that they hide. Not thread-safe.</summary>
internal sealed class ChangedRows
{
    private readonly OrderedDictionary<string, JournalChange> _changes = new(StringComparer.Ordinal);
    private readonly HashSet<long> _hidden = [];

    /// <summary>How many names changed.</summary>
    public int Count => _changes.Count;

    /// <summary>What is there now, in the order in which the names were first changed.</summary>
    public IEnumerable<JournalChange> Present => _changes.Values.Where(static change => change.Entry is not null);

    /// <summary>Rows of the index that are no more, or are another now.</summary>
    public IReadOnlyCollection<long> Hidden => _hidden;

    public bool TryGet(string name, out JournalChange? change) => _changes.TryGetValue(name, out change);

    /// <summary>Adds a change.</summary>
    /// <param name="change">The change.</param>
    /// <param name="rows">The rows of its name in the index.</param>
    public void Add(JournalChange change, IEnumerable<long> rows)
    {
        _changes[change.Name] = change;
        _hidden.UnionWith(rows);
    }

    /// <summary>The rows of the index that may be found; null for all.</summary>
    public RowMask? Mask(EmbeddingIndex index, RowFilter? filter)
    {
        if (filter is null && _hidden.Count == 0)
        {
            return null;
        }

        var mask = filter is null ? RowMask.All(index.Info.Rows) : index.GetMask(filter);
        foreach (var row in _hidden)
        {
            mask.Remove(row);
        }

        return mask;
    }

    /// <summary>The cosines of a query with the changed rows that pass a filter, in no order.</summary>
    public IEnumerable<(JournalChange Change, float Score)> Score(QueryBlock query, RowFilter? filter)
    {
        foreach (var change in Present.Where(change => filter is null || RowFilterTest.Passes(filter, change.Entry!)))
        {
            yield return (change, System.Numerics.Tensors.TensorPrimitives.Dot(query[0], change.Vector));
        }
    }
}
