using System.IO.Hashing;
using System.Text;

namespace AlignSharp.Evaluation.Embeddings;

/// <summary>
/// Embeds texts, each once for each model: what was embedded is on disk in chunks named by their texts. Safe to use from
/// several threads.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="folder">Where the chunks of this model are.</param>
internal sealed class TextEmbedder(AlignModel model, string folder)
{
    private const int ChunkLength = 512;

    /// <returns>[texts, size], each of length 1.</returns>
    public FloatTensor Embed(IReadOnlyList<string> texts, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var features = new FloatTensor(texts.Count, model.EmbeddingSize);
        for (var start = 0; start < texts.Count; start += ChunkLength)
        {
            string[] part = [.. texts.Skip(start).Take(ChunkLength)];
            var path = Path.Combine(folder, $"texts-{Name(part)}.safetensors");
            var chunk = EmbeddingChunk.TryRead(path, part.Length, model.EmbeddingSize);
            if (chunk is null)
            {
                chunk = new EmbeddingChunk(model.GetTextFeatures(part, cancellationToken), [.. part.Select(static _ => "")]);
                chunk.Write(path);
            }

            chunk.Features.Values.CopyTo(features.Values[(start * model.EmbeddingSize)..]);
            progress?.Report(start + part.Length);
        }

        return features.Normalized();
    }

    private static string Name(string[] texts) =>
        Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(string.Join('\0', texts))));
}
