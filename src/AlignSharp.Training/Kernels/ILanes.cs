using System.Runtime.Intrinsics;

namespace AlignSharp.Training.Kernels;

/// <summary>Numbers of one type in memory, read and written sixteen channels at a time as float32.</summary>
internal unsafe interface ILanes
{
    static abstract int Size { get; }

    static abstract Vector512<float> Load(void* values, long index);

    static abstract void Store(void* values, long index, Vector512<float> lanes);
}
