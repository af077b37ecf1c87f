using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace AlignSharp.Checkpoints;

/// <summary>Conversion between float32 and the floating types that a checkpoint may store.</summary>
internal static class FloatConversion
{
    /// <summary>Widens (float64: rounds) elements to float32.</summary>
    public static void ToSingles(TensorType type, ReadOnlySpan<byte> source, Span<float> destination)
    {
        switch (type)
        {
            case TensorType.Float32:
                source.CopyTo(MemoryMarshal.AsBytes(destination));
                break;
            case TensorType.Float16:
                TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<byte, Half>(source), destination);
                break;
            case TensorType.BFloat16:
                BFloat16Conversion.ToSingles(MemoryMarshal.Cast<byte, ushort>(source), destination);
                break;
            case TensorType.Float64:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, double>(source), destination);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "Expected a floating-point type.");
        }
    }
}
