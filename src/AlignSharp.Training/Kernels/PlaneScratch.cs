using System.Runtime.Intrinsics;

namespace AlignSharp.Training.Kernels;

/// <summary>Memory of a thread for planes; each number of a plane is a cache line, and begins one.</summary>
internal static unsafe class PlaneScratch
{
    [ThreadStatic]
    private static byte[]? t_memory;

    /// <summary>Room for planes until the thread asks again.</summary>
    public static Vector512<float>* Take(int count)
    {
        var size = (count + 1) * sizeof(Vector512<float>);
        if (t_memory is null || t_memory.Length < size)
        {
            t_memory = GC.AllocateUninitializedArray<byte>(size, pinned: true);
        }

        fixed (byte* first = t_memory)
        {
            return (Vector512<float>*)(((nuint)first + (nuint)sizeof(Vector512<float>) - 1) & ~((nuint)sizeof(Vector512<float>) - 1));
        }
    }
}
