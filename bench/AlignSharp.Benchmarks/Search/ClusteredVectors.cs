using System.Globalization;
using AlignSharp.Search;

namespace AlignSharp.Benchmarks.Search;

/// <summary>Vectors around random centres, as embeddings of like pictures lie. Every row follows from its number.</summary>
internal sealed class ClusteredVectors
{
    private const int Centers = 1000;
    private const float Spread = 0.6f;
    private readonly FloatTensor _centers;

    public ClusteredVectors(int rows, int size)
    {
        (Rows, Size) = (rows, size);
        _centers = new FloatTensor(Centers, size);
        Fill(new Random(0), _centers.Values, 1);
    }

    public int Rows { get; }

    public int Size { get; }

    public FloatTensor Queries(int count, int seed)
    {
        var queries = new FloatTensor(count, Size);
        for (var query = 0; query < count; query++)
        {
            Write(new Random((seed * 100_003) + query), queries[query]);
        }

        return queries;
    }

    public void WriteIndex(string folder, VectorPrecision precision)
    {
        using var writer = IndexWriter.Create(folder, Size, precision);
        var vector = new float[Size];
        for (var row = 0; row < Rows; row++)
        {
            Write(new Random(-1 - row), vector);
            writer.Add(new IndexEntry(row.ToString(CultureInfo.InvariantCulture)), vector);
        }

        writer.Complete();
    }

    private void Write(Random random, Span<float> vector)
    {
        var center = _centers[random.Next(Centers)];
        Fill(random, vector, Spread);
        System.Numerics.Tensors.TensorPrimitives.Add(vector, center, vector);
    }

    private static void Fill(Random random, Span<float> values, float spread)
    {
        foreach (ref var value in values)
        {
            value = ((random.NextSingle() * 2) - 1) * spread;
        }
    }
}
