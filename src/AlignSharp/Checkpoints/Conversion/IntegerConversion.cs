using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace AlignSharp.Checkpoints.Conversion;

/// <summary>Widening of the integer types that a checkpoint may store.</summary>
internal static class IntegerConversion
{
    public static void ToInt64s(TensorType type, ReadOnlySpan<byte> source, Span<long> destination)
    {
        switch (type)
        {
            case TensorType.Int64:
                source.CopyTo(MemoryMarshal.AsBytes(destination));
                break;
            case TensorType.Int32:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, int>(source), destination);
                break;
            case TensorType.Int16:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, short>(source), destination);
                break;
            case TensorType.Int8:
                TensorPrimitives.ConvertTruncating(MemoryMarshal.Cast<byte, sbyte>(source), destination);
                break;
            case TensorType.UInt8 or TensorType.Boolean:
                TensorPrimitives.ConvertTruncating(source, destination);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(type), type, "Expected an integer type.");
        }
    }
}
