using System.Collections.Immutable;
using System.Text.Json;
using AlignSharp.Checkpoints;
using AlignSharp.Search.Storage;

namespace AlignSharp.Search.Building;

/// <summary>
/// Vectors that a run has embedded and the index does not hold yet: a file of its own, whole or not there, so that the next
/// run goes on behind it.
/// </summary>
/// <param name="ModelHash">The model that made them.</param>
/// <param name="Entries">What was embedded.</param>
internal sealed record WorkChunk(string ModelHash, ImmutableArray<IndexEntry> Entries)
{
    private const string Features = "features";
    private const string About = "about";

    public void Write(string path, FloatTensor features)
    {
        var about = JsonSerializer.SerializeToUtf8Bytes(this, IndexJson.Default.WorkChunk);
        SafetensorsWriter.Write(path,
        [
            TensorData.From(Features, features.Values.ToArray(), features.Count, features.ItemLength),
            TensorData.From(About, about, about.Length),
        ]);
    }

    /// <summary>Reads what a chunk is about; nothing where it is damaged, or of another model or size.</summary>
    public static WorkChunk? TryRead(string path, string modelHash, int size)
    {
        try
        {
            using var store = TensorStore.Open(path);
            var chunk = JsonSerializer.Deserialize(store.GetBytes(About), IndexJson.Default.WorkChunk);
            if (chunk is null || chunk.ModelHash != modelHash || chunk.Entries.IsDefault)
            {
                return null;
            }

            store.Require(Features, chunk.Entries.Length, size);
            return chunk;
        }
        catch (Exception error) when (error is CheckpointException or JsonException)
        {
            return null;
        }
    }

    /// <summary>The features of a chunk, [entries, size], not normalised.</summary>
    public static FloatTensor ReadFeatures(string path, int size)
    {
        using var store = TensorStore.Open(path);
        var values = store.ReadSingles(Features);
        return new FloatTensor(values, values.Length / size, size);
    }
}
