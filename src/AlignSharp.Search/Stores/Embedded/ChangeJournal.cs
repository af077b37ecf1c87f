using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text.Json;
using AlignSharp.Search.Storage;

namespace AlignSharp.Search.Stores.Embedded;

/// <summary>
/// The changes of an index since its files were written, one behind the other in a file beside them. Each carries its
/// length and its hash: what a killed process left half written at the end is cut off, and a broken one with others behind
/// it is refused. Not thread-safe.
/// </summary>
internal sealed class ChangeJournal : IDisposable
{
    public const string FileName = "journal";
    private const int HeadBytes = sizeof(int) + sizeof(ulong);
    private const int MaximumBytes = 1 << 26;
    private readonly FileStream _file;
    private bool _isBroken;

    private ChangeJournal(FileStream file) => _file = file;

    public long Length => _file.Length;

    /// <summary>Opens the journal of an index and gives what it holds to a reader.</summary>
    public static ChangeJournal Open(string folder, Action<JournalChange> read)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            // Without a buffer: what could not be written must not be tried again by what cuts it off.
            return Open(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0), read);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SearchException($"{path} cannot be read ({error.Message.TrimEnd('.')}); expected the changes of an index.", error);
        }
    }

    /// <summary>Takes over an open file that has no buffer.</summary>
    public static ChangeJournal Open(FileStream file, Action<JournalChange> read)
    {
        var journal = new ChangeJournal(file);
        try
        {
            journal.ReadAll(read);
            return journal;
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>Adds changes and brings them to the disk: all, or after a failure none.</summary>
    /// <exception cref="SearchException">A change is too long, or the file cannot be written.</exception>
    public void Append(IEnumerable<JournalChange> changes)
    {
        if (_isBroken)
        {
            throw new SearchException($"{_file.Name} could not be put right after a failure; expected that the index is opened again.");
        }

        using var records = new MemoryStream();
        foreach (var change in changes)
        {
            Write(change, records);
        }

        var start = _file.Position;
        try
        {
            _file.Write(records.GetBuffer().AsSpan(0, (int)records.Length));
            _file.Flush(flushToDisk: true);
        }
        catch (Exception error)
        {
            CutOff(start);
            throw new SearchException($"{_file.Name} cannot be written ({error.Message.TrimEnd('.')}); the changes were not made.", error);
        }
    }

    /// <summary>Forgets all changes: the index holds them now.</summary>
    public void Clear()
    {
        _file.SetLength(0);
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();

    private void Write(JournalChange change, MemoryStream records)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(change, EntryJson.Default.JournalChange);
        if (body.Length > MaximumBytes)
        {
            throw new SearchException($"A change has {body.Length} bytes; expected at most {MaximumBytes}.");
        }

        Span<byte> head = stackalloc byte[HeadBytes];
        BinaryPrimitives.WriteInt32LittleEndian(head, body.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(head[sizeof(int)..], XxHash3.HashToUInt64(body));
        records.Write(head);
        records.Write(body);
    }

    private void CutOff(long start)
    {
        try
        {
            _file.SetLength(start);
            _file.Position = start;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _isBroken = true;
        }
    }

    private void ReadAll(Action<JournalChange> read)
    {
        var whole = 0L;
        while (TryRead() is { } change)
        {
            read(change);
            whole = _file.Position;
        }

        if (HasRecordAfter(whole))
        {
            throw new SearchException($"{_file.Name} is damaged at byte {whole}, and changes follow; expected them as they were written.");
        }

        _file.SetLength(whole);
        _file.Position = whole;
    }

    // What was half written lies at the end; where a whole record follows, cutting off would lose changes that were kept.
    private bool HasRecordAfter(long place)
    {
        _file.Position = place;
        var rest = new byte[(int)Math.Min(_file.Length - place, 2L * (HeadBytes + MaximumBytes))];
        _file.ReadExactly(rest);
        for (var start = 1; start < rest.Length - HeadBytes; start++)
        {
            if (IsRecord(rest.AsSpan(start)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRecord(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadInt32LittleEndian(bytes) is var length and > 0 && length <= bytes.Length - HeadBytes && bytes[HeadBytes] == (byte)'{'
        && XxHash3.HashToUInt64(bytes.Slice(HeadBytes, length)) == BinaryPrimitives.ReadUInt64LittleEndian(bytes[sizeof(int)..]);

    private JournalChange? TryRead()
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        if (_file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes
            || BinaryPrimitives.ReadInt32LittleEndian(head) is var length && length is not (> 0 and <= MaximumBytes))
        {
            return null;
        }

        var body = new byte[length];
        return _file.ReadAtLeast(body, length, throwOnEndOfStream: false) == length
            && XxHash3.HashToUInt64(body) == BinaryPrimitives.ReadUInt64LittleEndian(head[sizeof(int)..])
                ? JsonSerializer.Deserialize(body, EntryJson.Default.JournalChange)
                : null;
    }
}
