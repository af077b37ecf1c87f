using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace AlignSharp.Checkpoints.Conversion;

/// <summary>Conversion between float32 and the floating types that a checkpoint may store.</summary>
internal static class FloatConversion
{
    /// <summary>Widens elements to float32; those of float64 are rounded.</summary>
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

    /// <summary>Rounds float32 to nearest, ties to even.</summary>
    public static void FromSingles(ReadOnlySpan<float> source, TensorType type, Span<byte> destination)
    {
        switch (type)
        {
            case TensorType.Float32:
                MemoryMarshal.AsBytes(source).CopyTo(destination);
                break;
            case TensorType.Float16:
                TensorPrimitives.ConvertToHalf(source, MemoryMarshal.Cast<byte, Half>(destination));
                break;
            case TensorType.BFloat16:
                BFloat16Conversion.FromSingles(source, MemoryMarshal.Cast<byte, ushort>(destination));
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "Expected Float32, Float16 or BFloat16.");
        }
    }

    /// <summary>The smallest magnitude that rounds to infinity.</summary>
    public static float InfinityFrom(TensorType type) => type switch
    {
        TensorType.Float16 => 65520f,
        TensorType.BFloat16 => BitConverter.UInt32BitsToSingle(0x7F7F8000),
        _ => float.PositiveInfinity,
    };
}
