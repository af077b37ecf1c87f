namespace AlignSharp.Search.Building;

/// <summary>The rows of the index that is built, in order, and what became of the others. Not thread-safe.</summary>
internal sealed class IndexPlan(KnownVectors known)
{
    private readonly List<(IndexEntry Entry, VectorPlace Place)> _rows = [];
    private readonly HashSet<(EntryKind Kind, string Name)> _names = [];
    private readonly List<SkippedItem> _skipped = [];

    /// <summary>The rows; those that wait for the model have no place yet.</summary>
    public IReadOnlyList<(IndexEntry Entry, VectorPlace Place)> Rows => _rows;

    public IReadOnlyList<SkippedItem> Skipped => _skipped;

    /// <summary>Whether this is the first item of its name.</summary>
    public bool IsNew(IndexEntry entry)
    {
        if (_names.Add((entry.Kind, entry.Name)))
        {
            return true;
        }

        Skip(entry.Name, $"{entry.Name} is named twice; the first counts.");
        return false;
    }

    public void Skip(string name, string reason) => _skipped.Add(new SkippedItem(name, reason));

    /// <summary>Adds a row and returns its number.</summary>
    public int Add(IndexEntry entry, VectorPlace place)
    {
        _rows.Add((entry, place));
        return _rows.Count - 1;
    }

    /// <summary>Says where the vector of a row is that waited for the model.</summary>
    public void Place(int row, VectorPlace place) => _rows[row] = (_rows[row].Entry, place);

    /// <summary>Whether the index that is there already has these rows in this order.</summary>
    public bool IsIndex() => known.IndexIsAlike && known.IndexRows == _rows.Count
        && _rows.Select(static (row, number) => row.Place == new VectorPlace(VectorPlace.InIndex, number)).All(static same => same)
        && _rows.All(row => known.Find(row.Entry.Kind, row.Entry.Name)?.Entry == row.Entry);
}
