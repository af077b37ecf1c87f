using System.Runtime.InteropServices;

namespace AlignSharp.Checkpoints.Buffers;

/// <summary>Keeps the memory of a buffer alive while it is read, even when its owner is disposed of meanwhile.</summary>
internal readonly unsafe ref struct BufferLease : IDisposable
{
    private readonly SafeBuffer _buffer;

    public BufferLease(SafeBuffer buffer)
    {
        byte* pointer = null;
        buffer.AcquirePointer(ref pointer);
        _buffer = buffer;
        Pointer = (nint)pointer;
    }

    public nint Pointer { get; }

    public void Dispose() => _buffer.ReleasePointer();
}
