using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace AlignSharp.Checkpoints.Conversion;

/// <summary>Conversion between float32 and bfloat16, the upper 16 bits of a float32.</summary>
internal static class BFloat16Conversion
{
    private const uint MagnitudeMask = 0x7FFF_FFFF;
    private const uint InfinityBits = 0x7F80_0000;
    private const uint QuietBit = 0x40;

    /// <summary>Puts each bfloat16 into the upper half of a float32; exact.</summary>
    public static void ToSingles(ReadOnlySpan<ushort> source, Span<float> destination)
    {
        var bits = MemoryMarshal.Cast<float, uint>(destination)[..source.Length];
        TensorPrimitives.ConvertTruncating(source, bits);
        TensorPrimitives.ShiftLeft(bits, 16, bits);
    }

    /// <summary>Rounds to nearest, ties to even; a NaN stays one.</summary>
    public static void FromSingles(ReadOnlySpan<float> source, Span<ushort> destination)
    {
        var bits = MemoryMarshal.Cast<float, uint>(source);
        var width = Vector<uint>.Count;
        var i = 0;
        for (; i <= bits.Length - (2 * width); i += 2 * width)
        {
            var low = Round(new Vector<uint>(bits[i..]));
            var high = Round(new Vector<uint>(bits[(i + width)..]));
            Vector.Narrow(low, high).CopyTo(destination[i..]);
        }

        for (; i < bits.Length; i++)
        {
            destination[i] = Round(bits[i]);
        }
    }

    private static Vector<uint> Round(Vector<uint> bits)
    {
        var upper = bits >>> 16;
        var rounded = (bits + new Vector<uint>(0x7FFF) + (upper & Vector<uint>.One)) >>> 16;
        var isNaN = Vector.GreaterThan(bits & new Vector<uint>(MagnitudeMask), new Vector<uint>(InfinityBits));
        return Vector.ConditionalSelect(isNaN, upper | new Vector<uint>(QuietBit), rounded);
    }

    // half of the last bit kept, less one where that bit is even, so that a tie goes to the even neighbour
    private static ushort Round(uint bits) => (bits & MagnitudeMask) > InfinityBits
        ? (ushort)((bits >>> 16) | QuietBit)
        : (ushort)((bits + 0x7FFF + ((bits >>> 16) & 1)) >>> 16);
}
