using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text.Json;
using AlignSharp.Search.Storage;

namespace AlignSharp.Search.Stores.Embedded;

/// <summary>
/// The changes of an index since its files were written, one behind the other in a file beside them. Each carries its
/// length and its hash: what a killed process left half written at the end is cut off. Not thread-safe.
/// </summary>
internal sealed class ChangeJournal : IDisposable
{
    public const string FileName = "journal";
    private const int HeadBytes = sizeof(int) + sizeof(ulong);
    private const int MaximumBytes = 1 << 26;
    private readonly FileStream _file;

    private ChangeJournal(FileStream file) => _file = file;

    public long Length => _file.Length;

    /// <summary>Opens the journal of an index and gives what it holds to a reader.</summary>
    public static ChangeJournal Open(string folder, Action<JournalChange> read)
    {
        var path = Path.Combine(folder, FileName);
        try
        {
            var journal = new ChangeJournal(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
            journal.ReadAll(read);
            return journal;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SearchException($"{path} cannot be read ({error.Message.TrimEnd('.')}); expected the changes of an index.", error);
        }
    }

    /// <summary>Adds changes and brings them to the disk.</summary>
    public void Append(IEnumerable<JournalChange> changes)
    {
        Span<byte> head = stackalloc byte[HeadBytes];
        foreach (var change in changes)
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(change, EntryJson.Default.JournalChange);
            BinaryPrimitives.WriteInt32LittleEndian(head, body.Length);
            BinaryPrimitives.WriteUInt64LittleEndian(head[sizeof(int)..], XxHash3.HashToUInt64(body));
            _file.Write(head);
            _file.Write(body);
        }

        _file.Flush(flushToDisk: true);
    }

    /// <summary>Forgets all changes: the index holds them now.</summary>
    public void Clear()
    {
        _file.SetLength(0);
        _file.Flush(flushToDisk: true);
    }

    public void Dispose() => _file.Dispose();

    private void ReadAll(Action<JournalChange> read)
    {
        var whole = 0L;
        while (TryRead() is { } change)
        {
            read(change);
            whole = _file.Position;
        }

        _file.SetLength(whole);
        _file.Position = whole;
    }

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
