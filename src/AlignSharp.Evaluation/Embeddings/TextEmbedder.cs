using System.IO.Hashing;
using System.Runtime.ExceptionServices;
using System.Text;

namespace AlignSharp.Evaluation.Embeddings;

/// <summary>
/// Embeds texts on all cores, each once for each model: what was embedded is on disk in chunks named by their texts. Safe to
/// use from several threads.
/// </summary>
/// <param name="model">The model; it should compute a batch on one thread.</param>
/// <param name="folder">Where the chunks of this model are.</param>
internal sealed class TextEmbedder(AlignModel model, string folder)
{
    private const int ChunkLength = 128;

    /// <returns>[texts, size], each of length 1.</returns>
    public FloatTensor Embed(IReadOnlyList<string> texts, CancellationToken cancellationToken = default)
    {
        var features = new FloatTensor(texts.Count, model.EmbeddingSize);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
        try
        {
            Parallel.For(0, (texts.Count + ChunkLength - 1) / ChunkLength, options, number =>
            {
                var start = number * ChunkLength;
                var chunk = EmbedChunk([.. texts.Skip(start).Take(ChunkLength)], cancellationToken);
                chunk.Values.CopyTo(features.Values[(start * model.EmbeddingSize)..]);
            });
        }
        catch (AggregateException error)
        {
            ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
        }

        return features.Normalized();
    }

    private FloatTensor EmbedChunk(string[] texts, CancellationToken cancellationToken)
    {
        var path = Path.Combine(folder, $"texts-{Name(texts)}.safetensors");
        var chunk = EmbeddingChunk.TryRead(path, texts.Length, model.EmbeddingSize);
        if (chunk is null)
        {
            chunk = new EmbeddingChunk(model.GetTextFeatures(texts, cancellationToken), [.. texts.Select(static _ => "")]);
            chunk.Write(path);
        }

        return chunk.Features;
    }

    private static string Name(string[] texts) =>
        Convert.ToHexStringLower(XxHash128.Hash(Encoding.UTF8.GetBytes(string.Join('\0', texts))));
}
