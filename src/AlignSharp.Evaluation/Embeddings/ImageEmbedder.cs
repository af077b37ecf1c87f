using System.Runtime.CompilerServices;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Embeddings;

/// <summary>
/// Computes the features of pictures once for each model, on all cores: each core makes the pictures of a small batch and
/// takes them through the model. Each chunk is on disk when it is whole, so that a stopped run goes on after those.
/// </summary>
/// <param name="model">The model; it should compute a batch on one thread.</param>
/// <param name="folder">Where the chunks of this model and these pictures are.</param>
internal sealed class ImageEmbedder(AlignModel model, string folder)
{
    private const int BatchLength = 8;

    /// <summary>Computes what is not on disk.</summary>
    /// <typeparam name="T">What a picture is made from.</typeparam>
    /// <param name="items">One for each picture; read only where a chunk is missing.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="make">Makes a picture, on several threads; an <see cref="AlignException"/> becomes the reason why it has no features.</param>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>[pictures, size], not normalised, and a reason for each picture that failed.</returns>
    public async Task<EmbeddingChunk> RunAsync<T>(
        IAsyncEnumerable<T> items, int count, Func<T, CancellationToken, ValueTask<RgbImage>> make, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var chunks = new FeatureChunks(folder, count, model.EmbeddingSize);
        progress.Report(chunks.Known);
        if (chunks.Known < count)
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellationToken };
            await Parallel.ForEachAsync(MissingAsync(items, chunks, cancellationToken).Chunk(BatchLength), options, async (batch, token) =>
            {
                await EmbedAsync(batch, make, chunks, token).ConfigureAwait(false);
                progress.Report(chunks.Known);
            }).ConfigureAwait(false);
        }

        return chunks.Whole;
    }

    private static async IAsyncEnumerable<(int Index, T Item)> MissingAsync<T>(
        IAsyncEnumerable<T> items, FeatureChunks chunks, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var index = 0;
        await foreach (var item in items.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (!chunks.Has(index))
            {
                yield return (index, item);
            }

            index++;
        }
    }

    private async Task EmbedAsync<T>(
        (int Index, T Item)[] batch, Func<T, CancellationToken, ValueTask<RgbImage>> make, FeatureChunks chunks, CancellationToken cancellationToken)
    {
        var (made, pictures) = (new List<int>(batch.Length), new List<RgbImage>(batch.Length));
        foreach (var (index, item) in batch)
        {
            try
            {
                pictures.Add(await make(item, cancellationToken).ConfigureAwait(false));
                made.Add(index);
            }
            catch (AlignException error)
            {
                chunks.Put(index, [], error.Message);
            }
        }

        if (pictures.Count > 0)
        {
            var features = model.GetImageFeatures(pictures, cancellationToken);
            for (var place = 0; place < made.Count; place++)
            {
                chunks.Put(made[place], features[place], "");
            }
        }
    }
}
