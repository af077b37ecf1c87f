using System.Text.Json;

namespace AlignSharp.Search.Storage;

/// <summary>
/// The entries of an index by their rows: JSON one behind the other, then where each begins. What a search found is read
/// here, since a query of the table costs more than scoring a hundred thousand rows. Thread-safe.
/// </summary>
internal sealed unsafe class EntryFile : IDisposable
{
    private const int LongestEntry = 1 << 26;
    private readonly string _path;
    private readonly MappedFile _file;
    private readonly long _rows;

    private EntryFile(string path, MappedFile file, long rows) => (_path, _file, _rows) = (path, file, rows);

    private long OffsetsStart => _file.Length - ((_rows + 1) * sizeof(long));

    /// <exception cref="IndexFileException">The file is missing, or too short for as many rows.</exception>
    public static EntryFile Open(string path, long rows)
    {
        var entries = new EntryFile(path, MappedFile.Open(path), rows);
        if (entries.OffsetsStart >= 0)
        {
            return entries;
        }

        entries.Dispose();
        throw new IndexFileException($"{path} has {entries._file.Length} bytes; expected the entries of {rows} rows.");
    }

    /// <exception cref="IndexFileException">The file is damaged.</exception>
    public IndexEntry Read(long row)
    {
        using var lease = _file.Acquire();
        // Entries are not padded, so that what follows them may lie anywhere.
        var offsets = lease.Pointer + OffsetsStart + (row * sizeof(long));
        long start = System.Runtime.CompilerServices.Unsafe.ReadUnaligned<long>(offsets), end = System.Runtime.CompilerServices.Unsafe.ReadUnaligned<long>(offsets + sizeof(long));
        if (start < 0 || end > OffsetsStart || end - start is < 0 or > LongestEntry)
        {
            throw Damaged(row, null);
        }

        try
        {
            return JsonSerializer.Deserialize(new ReadOnlySpan<byte>(lease.Pointer + start, (int)(end - start)), EntryJson.Default.IndexEntry) is { Name: not null, Hash: not null } entry
                ? entry
                : throw Damaged(row, null);
        }
        catch (JsonException error)
        {
            throw Damaged(row, error);
        }
    }

    public void Dispose() => _file.Dispose();

    private IndexFileException Damaged(long row, Exception? error) =>
        new($"{_path} is damaged at row {row}; expected an entry as 'align index' writes it.", error);
}
