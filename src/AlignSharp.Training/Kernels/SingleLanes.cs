using System.Runtime.Intrinsics;

namespace AlignSharp.Training.Kernels;

/// <summary>float32.</summary>
internal readonly unsafe struct SingleLanes : ILanes
{
    public static int Size => sizeof(float);

    public static Vector512<float> Load(void* values, long index) => Vector512.Load((float*)values + index);

    public static void Store(void* values, long index, Vector512<float> lanes) => lanes.Store((float*)values + index);
}
