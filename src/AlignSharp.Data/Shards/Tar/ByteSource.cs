using System.Buffers;

namespace AlignSharp.Data.Shards.Tar;

/// <summary>Reads a stream forwards through one buffer, so that small members cost no call to the system. Not thread-safe.</summary>
internal sealed class ByteSource(Stream stream) : IDisposable
{
    private const int Capacity = 1 << 18;
    private const int Step = 1 << 16;
    private const int FirstAllocation = 1 << 20;
    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(Capacity);
    private int _start;
    private int _end;

    /// <summary>How many bytes have been taken so far.</summary>
    public long Offset { get; private set; }

    private int Buffered => _end - _start;

    /// <summary>Buffers bytes without taking them.</summary>
    /// <returns>How many are there, up to <paramref name="count"/>: fewer at the end of the stream.</returns>
    public async ValueTask<int> PeekAsync(int count, CancellationToken cancellationToken)
    {
        if (Buffered < count)
        {
            _buffer.AsSpan(_start, Buffered).CopyTo(_buffer);
            (_start, _end) = (0, Buffered);
            await FillAsync(count, cancellationToken).ConfigureAwait(false);
        }

        return Math.Min(Buffered, count);
    }

    /// <summary>The bytes that <see cref="PeekAsync"/> buffered.</summary>
    public ReadOnlySpan<byte> Peeked(int count) => _buffer.AsSpan(_start, count);

    /// <summary>Takes bytes that are buffered.</summary>
    public void Take(int count)
    {
        _start += count;
        Offset += count;
    }

    /// <summary>Takes bytes into <paramref name="destination"/>.</summary>
    /// <returns>How many: fewer than its length only at the end of the stream.</returns>
    public async ValueTask<int> ReadAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        var fromBuffer = Math.Min(Buffered, destination.Length);
        Peeked(fromBuffer).CopyTo(destination.Span);
        Take(fromBuffer);
        var rest = destination[fromBuffer..];
        if (rest.Length < Capacity)
        {
            return fromBuffer + await ReadThroughBufferAsync(rest, cancellationToken).ConfigureAwait(false);
        }

        var direct = await stream.ReadAtLeastAsync(rest, rest.Length, throwOnEndOfStream: false, cancellationToken)
            .ConfigureAwait(false);
        Offset += direct;
        return fromBuffer + direct;
    }

    /// <summary>Takes bytes into a new array that doubles as they arrive, so that a size that lies costs little.</summary>
    /// <returns>An array of <paramref name="size"/> bytes, or of fewer at the end of the stream.</returns>
    public async ValueTask<byte[]> ReadArrayAsync(long size, CancellationToken cancellationToken)
    {
        var array = GC.AllocateUninitializedArray<byte>((int)Math.Min(size, FirstAllocation));
        var length = 0;
        while (true)
        {
            length += await ReadAsync(array.AsMemory(length), cancellationToken).ConfigureAwait(false);
            if (length == size)
            {
                return array;
            }

            if (length < array.Length)
            {
                return array[..length];
            }

            Array.Resize(ref array, (int)Math.Min(size, array.Length * 2L));
        }
    }

    /// <summary>Takes and forgets bytes.</summary>
    /// <returns>How many: fewer than asked only at the end of the stream.</returns>
    public async ValueTask<long> SkipAsync(long count, CancellationToken cancellationToken)
    {
        for (var left = count; left > 0;)
        {
            var taken = await PeekAsync((int)Math.Min(left, Capacity), cancellationToken).ConfigureAwait(false);
            if (taken == 0)
            {
                return count - left;
            }

            Take(taken);
            left -= taken;
        }

        return count;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    /// <summary>Reads in small steps: where a step fails, as in damaged compressed data, those before it are not lost.</summary>
    private async ValueTask FillAsync(int count, CancellationToken cancellationToken)
    {
        while (Buffered < count)
        {
            var step = _buffer.AsMemory(_end, Math.Min(Step, _buffer.Length - _end));
            var read = await stream.ReadAsync(step, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                return;
            }

            _end += read;
        }
    }

    private async ValueTask<int> ReadThroughBufferAsync(Memory<byte> destination, CancellationToken cancellationToken)
    {
        var count = destination.IsEmpty
            ? 0
            : await PeekAsync(destination.Length, cancellationToken).ConfigureAwait(false);
        Peeked(count).CopyTo(destination.Span);
        Take(count);
        return count;
    }
}
