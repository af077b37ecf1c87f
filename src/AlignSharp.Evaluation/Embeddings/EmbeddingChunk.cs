using System.Collections.Immutable;
using System.Text;
using AlignSharp.Checkpoints;

namespace AlignSharp.Evaluation.Embeddings;

/// <summary>Features of neighbouring items, not normalised, on disk as safetensors. An item that failed has zeros and a reason.</summary>
/// <param name="Features">[items, size].</param>
/// <param name="Reasons">One an item; empty where it did not fail.</param>
internal sealed record EmbeddingChunk(FloatTensor Features, ImmutableArray<string> Reasons)
{
    public void Write(string path)
    {
        var reasons = Encoding.UTF8.GetBytes(string.Join('\n', Reasons.Select(static reason => reason.ReplaceLineEndings(" "))));
        SafetensorsWriter.Write(path,
        [
            TensorData.From("features", Features.Values.ToArray(), Features.Count, Features.ItemLength),
            TensorData.From("reasons", reasons, reasons.Length),
        ]);
    }

    /// <summary>Reads a chunk; nothing where there is none, or one that is damaged or of other items.</summary>
    public static EmbeddingChunk? TryRead(string path, int items, int size)
    {
        try
        {
            if (!File.Exists(path))
            {
                return null;
            }

            using var store = TensorStore.Open(path);
            store.Require("features", items, size);
            ImmutableArray<string> reasons = [.. Encoding.UTF8.GetString(store.GetBytes("reasons")).Split('\n')];
            return reasons.Length == items ? new(new FloatTensor(store.ReadSingles("features"), items, size), reasons) : null;
        }
        catch (CheckpointException)
        {
            return null;
        }
    }
}
