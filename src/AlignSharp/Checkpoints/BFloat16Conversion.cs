using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace AlignSharp.Checkpoints;

/// <summary>Conversion between float32 and bfloat16, the upper 16 bits of a float32.</summary>
internal static class BFloat16Conversion
{
    /// <summary>Puts each bfloat16 into the upper half of a float32; exact.</summary>
    public static void ToSingles(ReadOnlySpan<ushort> source, Span<float> destination)
    {
        var bits = MemoryMarshal.Cast<float, uint>(destination)[..source.Length];
        TensorPrimitives.ConvertTruncating(source, bits);
        TensorPrimitives.ShiftLeft(bits, 16, bits);
    }
}
