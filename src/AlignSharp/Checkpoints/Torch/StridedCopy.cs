using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AlignSharp.Checkpoints.Buffers;

namespace AlignSharp.Checkpoints.Torch;

/// <summary>
/// The row-major copy of a tensor that a file holds transposed or with gaps. Made when it is first asked for and kept.
/// </summary>
internal sealed class StridedCopy : IDisposable
{
    private readonly SafeBuffer _source;
    private readonly long _start;
    private readonly TensorInfo _info;
    private readonly ImmutableArray<long> _strides;

    /// <param name="source">The mapped file.</param>
    /// <param name="start">The first byte of the first element in it.</param>
    /// <param name="info">What the copy is to be.</param>
    /// <param name="strides">The elements to step over from one index to the next, per dimension.</param>
    public StridedCopy(SafeBuffer source, long start, TensorInfo info, ImmutableArray<long> strides)
    {
        _source = source;
        _start = start;
        _info = info;
        _strides = strides;
        Buffer = new Lazy<SafeBuffer>(Make);
    }

    public Lazy<SafeBuffer> Buffer { get; }

    public void Dispose()
    {
        if (Buffer.IsValueCreated)
        {
            Buffer.Value.Dispose();
        }
    }

    private NativeBuffer Make()
    {
        var copy = new NativeBuffer(_info.ByteLength);
        switch (_info.Type.ElementSize)
        {
            case 1: Copy<byte>(copy); break;
            case 2: Copy<ushort>(copy); break;
            case 4: Copy<uint>(copy); break;
            default: Copy<ulong>(copy); break;
        }

        return copy;
    }

    private unsafe void Copy<T>(NativeBuffer copy)
        where T : unmanaged
    {
        using var from = new BufferLease(_source);
        using var to = new BufferLease(copy);
        var first = (byte*)from.Pointer + _start;
        var destination = (T*)to.Pointer;
        var index = new long[_strides.Length];
        var position = 0L;
        for (var i = 0L; i < _info.ElementCount; i++)
        {
            destination[i] = Unsafe.ReadUnaligned<T>(first + (position * sizeof(T)));
            position = Advance(index, position);
        }
    }

    /// <summary>Steps to the next index in row-major order and gives the position of its element.</summary>
    private long Advance(long[] index, long position)
    {
        for (var i = index.Length - 1; i >= 0; i--)
        {
            if (++index[i] < _info.Shape[i])
            {
                return position + _strides[i];
            }

            position -= (_info.Shape[i] - 1) * _strides[i];
            index[i] = 0;
        }

        return position;
    }
}
