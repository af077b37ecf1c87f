using System.Runtime.InteropServices;

namespace AlignSharp.Search.Storage;

/// <summary>Writes a vector as the bytes of one row, zeros behind it up to the stride.</summary>
internal static class VectorCodec
{
    public static void WriteSingle(ReadOnlySpan<float> vector, Span<byte> row)
    {
        row.Clear();
        vector.CopyTo(MemoryMarshal.Cast<byte, float>(row));
    }

    public static void WriteHalf(ReadOnlySpan<float> vector, Span<byte> row)
    {
        row.Clear();
        System.Numerics.Tensors.TensorPrimitives.ConvertToHalf(vector, MemoryMarshal.Cast<byte, Half>(row));
    }

    /// <summary>Writes codes of -127 to 127 and returns the scale: the vector is about code times scale.</summary>
    public static float WriteCodes(ReadOnlySpan<float> vector, Span<byte> row)
    {
        row.Clear();
        var scale = Math.Abs(System.Numerics.Tensors.TensorPrimitives.MaxMagnitude(vector)) / sbyte.MaxValue;
        var codes = MemoryMarshal.Cast<byte, sbyte>(row);
        for (var i = 0; i < vector.Length; i++)
        {
            codes[i] = (sbyte)MathF.Round(vector[i] / scale);
        }

        return scale;
    }
}
