using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace AlignSharp.Checkpoints;

/// <summary>A file mapped into memory for reading: its pages are loaded when touched and never copied.</summary>
internal sealed class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;

    private MappedFile(string path, FileStream stream)
    {
        Path = path;
        Length = stream.Length;
        _file = MemoryMappedFile.CreateFromFile(
            stream, mapName: null, Length, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
    }

    public string Path { get; }

    public long Length { get; }

    /// <summary>The mapped bytes; counts its users, so that none reads what has been unmapped.</summary>
    public SafeBuffer Buffer => _view.SafeMemoryMappedViewHandle;

    public static MappedFile Open(string path)
    {
        try
        {
            var stream = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            if (stream.Length > 0)
            {
                return new MappedFile(System.IO.Path.GetFullPath(path), stream);
            }

            stream.Dispose();
            throw new CheckpointException($"{path} is empty; expected a checkpoint.");
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
}
