using System.IO.MemoryMappedFiles;

namespace AlignSharp.Search.Storage;

/// <summary>
/// A file, mapped into memory and never written. Reading needs a <see cref="Lease"/>, which keeps the mapping
/// until the last reader is done. Thread-safe.
/// </summary>
internal sealed unsafe class MappedFile : IDisposable
{
    private readonly MemoryMappedFile? _file;
    private readonly MemoryMappedViewAccessor? _view;

    private MappedFile(MemoryMappedFile? file, MemoryMappedViewAccessor? view, long length) => (_file, _view, Length) = (file, view, length);

    /// <summary>Bytes of the file.</summary>
    public long Length { get; }

    /// <exception cref="IndexFileException">The file is missing, or has another length.</exception>
    public static MappedFile Open(string path, long? expectedBytes = null)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 0);
            var length = stream.Length;
            if (expectedBytes is not null && length != expectedBytes)
            {
                throw new IndexFileException($"{path} has {length} bytes; its index expects {expectedBytes}.");
            }

            // Nothing cannot be mapped.
            if (length == 0)
            {
                return new MappedFile(null, null, 0);
            }

            var file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
            return new MappedFile(file, file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read), length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IndexFileException($"{path} cannot be read ({error.Message.TrimEnd('.')}); its index expects it.", error);
        }
    }

    /// <exception cref="ObjectDisposedException">The index is closed.</exception>
    public Lease Acquire() => new(_view);

    public void Dispose()
    {
        _view?.Dispose();
        _file?.Dispose();
    }

    /// <summary>The right to read until it is disposed.</summary>
    public readonly struct Lease : IDisposable
    {
        private readonly MemoryMappedViewAccessor? _view;

        internal Lease(MemoryMappedViewAccessor? view)
        {
            byte* pointer = null;
            view?.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
            Pointer = view is null ? null : pointer + view.PointerOffset;
            _view = view;
        }

        public byte* Pointer { get; }

        public void Dispose() => _view?.SafeMemoryMappedViewHandle.ReleasePointer();
    }
}
