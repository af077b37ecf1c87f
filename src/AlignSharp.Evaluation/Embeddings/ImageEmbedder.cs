using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Imaging;
using AlignSharp.Inference;

namespace AlignSharp.Evaluation.Embeddings;

/// <summary>
/// Computes the features of a set's pictures once for each model. Each chunk is on disk when it is whole, so that a stopped
/// run goes on after the last one.
/// </summary>
/// <param name="model">The model.</param>
/// <param name="folder">Where the chunks of this model and set are.</param>
internal sealed class ImageEmbedder(AlignModel model, string folder)
{
    private const int ChunkLength = 256;

    /// <returns>[samples, size], not normalised, and a reason for each sample that failed.</returns>
    public async Task<EmbeddingChunk> RunAsync(
        IEvaluationSet set, int count, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var features = new FloatTensor(count, model.EmbeddingSize);
        var reasons = new string[count];
        var missing = new List<int>();
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
            await ComputeAsync(set, missing.ToHashSet(), features, reasons, progress, cancellationToken).ConfigureAwait(false);
        }

        progress.Report(count);
        return new EmbeddingChunk(features, [.. reasons]);
    }

    private async Task ComputeAsync(
        IEvaluationSet set, HashSet<int> missing, FloatTensor features, string[] reasons, IProgress<long> progress, CancellationToken cancellationToken)
    {
        var wanted = NumberAsync(set, missing, cancellationToken).ToBlockingEnumerable(cancellationToken);
        await foreach (var result in new ImageFeaturePipeline(model).RunAsync(wanted, DecodeAsync, cancellationToken).ConfigureAwait(false))
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

    private static async IAsyncEnumerable<(int Index, EvaluationSample Sample)> NumberAsync(
        IEvaluationSet set, HashSet<int> missing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var index = 0;
        await foreach (var sample in set.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (missing.Contains(index / ChunkLength * ChunkLength))
            {
                yield return (index, sample);
            }

            index++;
        }
    }

    private static Task<RgbImage> DecodeAsync((int Index, EvaluationSample Sample) item, CancellationToken cancellationToken)
    {
        var (facts, picture) = item.Sample;
        return picture.IsEmpty
            ? throw new EvaluationException(item.Sample.Fault ?? $"{facts.Key} has no picture; expected one.")
            : Task.FromResult(ImageDecoder.Default.Decode(picture, facts.Key));
    }

    private string PathOf(int start) => Path.Combine(folder, $"images-{start:D9}.safetensors");
}
