using System.Runtime.InteropServices;
using System.Text.Json;

namespace AlignSharp.Search.Storage;

/// <summary>Writes an <see cref="EntryFile"/>. Not thread-safe.</summary>
internal sealed class EntryFileWriter(string temporaryPath) : IDisposable
{
    private readonly MatrixWriter _file = new(temporaryPath);
    private readonly List<long> _offsets = [0];

    public void Add(IndexEntry entry)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(entry, EntryJson.Default.IndexEntry);
        _file.Write(bytes);
        _offsets.Add(_offsets[^1] + bytes.Length);
    }

    /// <summary>Brings the file to the disk and gives it the name of its contents.</summary>
    public string Complete(string folder)
    {
        _file.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_offsets)));
        return _file.Complete(folder, "entries", "json");
    }

    public void Dispose() => _file.Dispose();
}
