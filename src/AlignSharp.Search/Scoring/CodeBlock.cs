using System.Numerics.Tensors;
using AlignSharp.Search.Storage;

namespace AlignSharp.Search.Scoring;

/// <summary>Queries as int8 codes, kept in 16 bits as the kernel multiplies them, zeros behind each. Immutable.</summary>
internal sealed class CodeBlock
{
    private readonly short[] _codes;
    private readonly float[] _scales;

    private CodeBlock(short[] codes, float[] scales, int stride) => (_codes, _scales, Stride) = (codes, scales, stride);

    public int Count => _scales.Length;

    /// <summary>Codes from the start of a query to the start of the next: the same as of the rows.</summary>
    public int Stride { get; }

    public ReadOnlySpan<short> Codes => _codes;

    /// <summary>What a code of each query is worth.</summary>
    public ReadOnlySpan<float> Scales => _scales;

    public static CodeBlock Create(QueryBlock queries)
    {
        var stride = VectorLayout.Of<sbyte>(1, queries.Size).Stride;
        var codes = new short[checked(queries.Count * stride)];
        var scales = new float[queries.Count];
        var row = new byte[stride];
        for (var query = 0; query < queries.Count; query++)
        {
            scales[query] = VectorCodec.WriteCodes(queries[query], row);
            TensorPrimitives.ConvertTruncating<sbyte, short>(System.Runtime.InteropServices.MemoryMarshal.Cast<byte, sbyte>(row), codes.AsSpan(query * stride, stride));
        }

        return new CodeBlock(codes, scales, stride);
    }
}
