using System.Numerics.Tensors;
using AlignSharp.Search.Storage;

namespace AlignSharp.Search.Scoring;

/// <summary>Queries of length 1, laid out as kernels read them: zeros behind each up to a whole register. Immutable.</summary>
internal sealed class QueryBlock
{
    private readonly float[] _values;

    private QueryBlock(float[] values, int count, int size, int stride) => (_values, Count, Size, Stride) = (values, count, size, stride);

    public int Count { get; }

    /// <summary>Numbers in a query.</summary>
    public int Size { get; }

    /// <summary>Numbers from the start of a query to the start of the next.</summary>
    public int Stride { get; }

    public ReadOnlySpan<float> Values => _values;

    public ReadOnlySpan<float> this[int query] => _values.AsSpan(query * Stride, Size);

    /// <exception cref="SearchException">The queries have another size than the index, or one has no direction.</exception>
    public static QueryBlock Create(FloatTensor queries, int size)
    {
        if (queries.ItemLength != size)
        {
            throw new SearchException($"The query has {queries.ItemLength} numbers; the index expects {size}.");
        }

        var stride = VectorLayout.SingleStride(size);
        var values = new float[checked(queries.Count * stride)];
        for (var query = 0; query < queries.Count; query++)
        {
            Normalize(queries[query], values.AsSpan(query * stride, size));
        }

        return new QueryBlock(values, queries.Count, size, stride);
    }

    /// <summary>One of the queries, alone.</summary>
    public QueryBlock Single(int query) => new(_values.AsSpan(query * Stride, Stride).ToArray(), 1, Size, Stride);

    private static void Normalize(ReadOnlySpan<float> query, Span<float> target)
    {
        var norm = TensorPrimitives.Norm(query);
        if (!float.IsFinite(norm) || norm == 0)
        {
            throw new SearchException($"The query has the length {norm}; expected one that can be normalised.");
        }

        TensorPrimitives.Divide(query, norm, target);
    }
}
