using Microsoft.Win32.SafeHandles;

namespace AlignSharp.Data.Download.Results;

/// <summary>
/// A file where the pictures of a shard wait, in the order in which they arrive, until the shard is written in the order
/// of its rows. So memory holds only the pictures on their way. Thread-safe; the file goes away with it.
/// </summary>
internal sealed class ShardSpool : IDisposable
{
    private readonly SafeFileHandle _file;
    private long _length;

    public ShardSpool(string path) =>
        _file = File.OpenHandle(
            path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, FileOptions.Asynchronous | FileOptions.DeleteOnClose);

    public async ValueTask<SpoolSlice> WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var offset = Interlocked.Add(ref _length, bytes.Length) - bytes.Length;
        await RandomAccess.WriteAsync(_file, bytes, offset, cancellationToken).ConfigureAwait(false);
        return new(offset, bytes.Length);
    }

    public async ValueTask<byte[]> ReadAsync(SpoolSlice slice, CancellationToken cancellationToken)
    {
        var bytes = new byte[slice.Length];
        for (var read = 0; read < bytes.Length;)
        {
            var count = await RandomAccess.ReadAsync(
                _file, bytes.AsMemory(read), slice.Offset + read, cancellationToken).ConfigureAwait(false);
            read += count > 0 ? count : throw new EndOfStreamException("A spool is shorter than what was written to it.");
        }

        return bytes;
    }

    public void Dispose() => _file.Dispose();
}
