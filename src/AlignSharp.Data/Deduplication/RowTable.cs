namespace AlignSharp.Data.Deduplication;

/// <summary>Rows of one width that grow without being copied. Not thread-safe while rows are added.</summary>
internal sealed class RowTable<T>(int width)
{
    private readonly int _rowsPerBlock = Math.Max(1, (1 << 18) / width);
    private readonly List<T[]> _blocks = [];

    public int Width => width;

    public int Count { get; private set; }

    public Span<T> this[int row] => _blocks[row / _rowsPerBlock].AsSpan(row % _rowsPerBlock * width, width);

    /// <summary>Adds a row and gives its number.</summary>
    public int Add(ReadOnlySpan<T> values)
    {
        if (Count == _blocks.Count * _rowsPerBlock)
        {
            _blocks.Add(new T[_rowsPerBlock * width]);
        }

        values.CopyTo(this[Count]);
        return Count++;
    }
}
