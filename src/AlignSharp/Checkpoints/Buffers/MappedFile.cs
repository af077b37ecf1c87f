using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace AlignSharp.Checkpoints.Buffers;

/// <summary>A file mapped into memory for reading: its pages are loaded when touched and never copied.</summary>
internal sealed class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    private MappedFile(string path, long length, MemoryMappedFile file)
    {
        Path = path;
        Length = length;
        _file = file;
        _view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
    }

    public string Path { get; }

    public long Length { get; }

    /// <summary>The mapped bytes; counts its users, so that none reads what has been unmapped.</summary>
    public SafeBuffer Buffer => _view.SafeMemoryMappedViewHandle;

    public static MappedFile Open(string path)
    {
        try
        {
            // the map keeps the file open by itself
            using var stream = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            return stream.Length > 0
                ? new MappedFile(System.IO.Path.GetFullPath(path), stream.Length, Map(stream))
                : throw new CheckpointException($"{path} is empty; expected a checkpoint.");
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new CheckpointException($"{path} was not found; expected a checkpoint there.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CheckpointException($"{path} cannot be read: {error.Message}", error);
        }
    }

    /// <summary>Some of the bytes, valid until the file is disposed of.</summary>
    public unsafe ReadOnlySpan<byte> Slice(long offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(offset, Length - length);
        using var lease = new BufferLease(Buffer);
        return new ReadOnlySpan<byte>((byte*)lease.Pointer + offset, length);
    }

    /// <summary>Lets the system take back the pages that were read; bytes and pointers stay valid.</summary>
    public void Trim()
    {
        using var lease = new BufferLease(Buffer);
        MappedPages.Release(lease.Pointer, Length);
    }

    public void Dispose()
    {
        _view.Dispose();
        _file.Dispose();
    }

    private static MemoryMappedFile Map(FileStream stream) => MemoryMappedFile.CreateFromFile(
        stream, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
}
