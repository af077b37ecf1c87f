using System.Runtime.InteropServices;
using AlignSharp.Checkpoints.Buffers;
using AlignSharp.Checkpoints.Conversion;

namespace AlignSharp.Checkpoints;

/// <summary>A tensor and the memory that holds its elements, row-major without gaps, once someone asks for them.</summary>
internal sealed class StoredTensor(TensorInfo info, Lazy<SafeBuffer> buffer, long offset)
{
    private const int ChunkElements = 1 << 20;

    public StoredTensor(TensorInfo info, SafeBuffer buffer, long offset)
        : this(info, new Lazy<SafeBuffer>(buffer), offset)
    {
    }

    public TensorInfo Info { get; } = info;

    /// <summary>The address of the first byte, valid until the store is disposed of.</summary>
    public nint Pointer()
    {
        using var lease = new BufferLease(buffer.Value);
        return lease.Pointer + (nint)offset;
    }

    /// <summary>Copies bytes that start at <paramref name="start"/>.</summary>
    public unsafe void Read(long start, Span<byte> destination)
    {
        using var lease = new BufferLease(buffer.Value);
        Slice(lease, start, destination.Length).CopyTo(destination);
    }

    /// <summary>Converts every element to float32.</summary>
    public void ReadSingles(Span<float> destination)
    {
        using var lease = new BufferLease(buffer.Value);
        for (var start = 0; start < destination.Length; start += ChunkElements)
        {
            var chunk = destination[start..Math.Min(destination.Length, start + ChunkElements)];
            var size = Info.Type.ElementSize;
            FloatConversion.ToSingles(Info.Type, Slice(lease, (long)start * size, chunk.Length * size), chunk);
        }
    }

    /// <summary>Converts every element, an integer or boolean, to a 64-bit integer.</summary>
    public void ReadInt64s(Span<long> destination)
    {
        using var lease = new BufferLease(buffer.Value);
        for (var start = 0; start < destination.Length; start += ChunkElements)
        {
            var chunk = destination[start..Math.Min(destination.Length, start + ChunkElements)];
            var size = Info.Type.ElementSize;
            IntegerConversion.ToInt64s(Info.Type, Slice(lease, (long)start * size, chunk.Length * size), chunk);
        }
    }

    private unsafe ReadOnlySpan<byte> Slice(BufferLease lease, long start, int length) =>
        new((byte*)lease.Pointer + offset + start, length);
}
