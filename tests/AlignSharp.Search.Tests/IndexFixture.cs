using System.Globalization;

namespace AlignSharp.Search.Tests;

/// <summary>Small indexes of random vectors.</summary>
internal static class IndexFixture
{
    /// <summary>Random directions, by a seed.</summary>
    public static FloatTensor Vectors(int count, int size, int seed)
    {
        var random = new Random(seed);
        var tensor = new FloatTensor(count, size);
        foreach (ref var value in tensor.Values)
        {
            value = (float)(random.NextDouble() + random.NextDouble() - 1);
        }

        return tensor;
    }

    /// <summary>Writes an index whose entry of row n is called "n".</summary>
    public static void Write(string folder, FloatTensor vectors, VectorPrecision precision = VectorPrecision.Float32, Func<int, IndexEntry>? entry = null)
    {
        using var writer = IndexWriter.Create(folder, vectors.ItemLength, precision);
        for (var row = 0; row < vectors.Count; row++)
        {
            writer.Add(entry?.Invoke(row) ?? new IndexEntry(row.ToString(CultureInfo.InvariantCulture)), vectors[row]);
        }

        writer.Complete();
    }
}
