using System.Runtime.Intrinsics;

namespace AlignSharp.Training.Kernels;

/// <summary>bfloat16: the upper half of a float32, rounded to the nearest, to even where two are as near.</summary>
internal readonly unsafe struct BrainLanes : ILanes
{
    private const int HalfBits = 16;

    public static int Size => sizeof(ushort);

    public static Vector512<float> Load(void* values, long index)
    {
        var (low, high) = Vector256.Widen(Vector256.Load((ushort*)values + index));
        return (Vector512.Create(low, high) << HalfBits).AsSingle();
    }

    public static void Store(void* values, long index, Vector512<float> lanes)
    {
        var bits = lanes.AsUInt32();
        var odd = (bits >>> HalfBits) & Vector512<uint>.One;
        var rounded = (bits + Vector512.Create(0x7FFFu) + odd) >>> HalfBits;
        Vector256.Narrow(rounded.GetLower(), rounded.GetUpper()).Store((ushort*)values + index);
    }
}
