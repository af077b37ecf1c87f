using System.Runtime.InteropServices;

namespace AlignSharp.Checkpoints.Buffers;

/// <summary>Memory outside the collected heap, aligned to a cache line, for tensors that no file holds as they are.</summary>
internal sealed unsafe class NativeBuffer : SafeBuffer
{
    private const nuint Alignment = 64;

    public NativeBuffer(long length)
        : base(ownsHandle: true)
    {
        SetHandle((nint)NativeMemory.AlignedAlloc((nuint)Math.Max(1, length), Alignment));
        Initialize((ulong)length);
    }

    protected override bool ReleaseHandle()
    {
        NativeMemory.AlignedFree((void*)handle);
        return true;
    }
}
