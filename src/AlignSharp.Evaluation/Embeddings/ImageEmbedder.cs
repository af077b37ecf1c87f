using System.Runtime.CompilerServices;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Imaging;
using AlignSharp.Inference;

namespace AlignSharp.Evaluation.Embeddings;

/// <summary>
/// Computes the features of pictures once for each model. Each chunk is on disk when it is whole, so that a stopped run goes
/// on after the last one.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="folder">Where the chunks of this model and these pictures are.</param>
internal sealed class ImageEmbedder(AlignModel model, string folder)
{
    private const int ChunkLength = 256;

    /// <summary>Computes what is not on disk.</summary>
    /// <param name="samples">The pictures; read only where a chunk is missing.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="change">Changes the picture at a place; not at all unless given.</param>
    /// <param name="progress">Told how many are done.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>[samples, size], not normalised, and a reason for each sample that failed.</returns>
    public async Task<EmbeddingChunk> RunAsync(
        IAsyncEnumerable<EvaluationSample> samples, int count, PictureChange? change, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var features = new FloatTensor(count, model.EmbeddingSize);
        var reasons = new string[count];
        var missing = new HashSet<int>();
        for (var start = 0; start < count; start += ChunkLength)
        {
            if (EmbeddingChunk.TryRead(PathOf(start), Math.Min(ChunkLength, count - start), model.EmbeddingSize) is not { } chunk)
            {
                missing.Add(start);
                continue;
            }

            chunk.Features.Values.CopyTo(features.Values[(start * features.ItemLength)..]);
            chunk.Reasons.CopyTo(reasons, start);
        }

        if (missing.Count > 0)
        {
            var wanted = NumberAsync(samples, missing, cancellationToken).ToBlockingEnumerable(cancellationToken);
            await ComputeAsync(wanted, change, features, reasons, progress, cancellationToken).ConfigureAwait(false);
        }

        progress.Report(count);
        return new EmbeddingChunk(features, [.. reasons]);
    }

    private async Task ComputeAsync(
        IEnumerable<NumberedSample> wanted, PictureChange? change, FloatTensor features, string[] reasons, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var pipeline = new ImageFeaturePipeline(model);
        await foreach (var result in pipeline.RunAsync(wanted, (item, _) => DecodeAsync(item, change), cancellationToken).ConfigureAwait(false))
        {
            var index = result.Item.Index;
            result.Features?.Values.CopyTo(features[index]);
            reasons[index] = result.Error?.Message ?? "";
            progress.Report(index + 1);
            if ((index + 1) % ChunkLength == 0 || index + 1 == features.Count)
            {
                var start = index / ChunkLength * ChunkLength;
                new EmbeddingChunk(features.Slice(start, index + 1 - start), [.. reasons[start..(index + 1)]]).Write(PathOf(start));
            }
        }
    }

    private static async IAsyncEnumerable<NumberedSample> NumberAsync(
        IAsyncEnumerable<EvaluationSample> samples, HashSet<int> missing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var index = 0;
        await foreach (var sample in samples.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (missing.Contains(index / ChunkLength * ChunkLength))
            {
                yield return new NumberedSample(index, sample);
            }

            index++;
        }
    }

    private static Task<RgbImage> DecodeAsync(NumberedSample item, PictureChange? change)
    {
        var (facts, picture) = item.Sample;
        var image = picture.IsEmpty
            ? throw new EvaluationException(item.Sample.Fault?.Reason ?? $"{facts.Key} has no picture; expected one.")
            : ImageDecoder.Default.Decode(picture, facts.Key);
        return Task.FromResult(change is null ? image : change(item.Index, image));
    }

    private string PathOf(int start) => Path.Combine(folder, $"images-{start:D9}.safetensors");

    private sealed record NumberedSample(int Index, EvaluationSample Sample);
}
