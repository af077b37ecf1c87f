using System.Collections.Immutable;
using AlignSharp.Evaluation.Results;
using AlignSharp.Evaluation.Sets;
using AlignSharp.Imaging;

namespace AlignSharp.Evaluation.Embeddings;

/// <summary>Reads sets and computes, or finds in the cache, the embeddings of their pictures.</summary>
/// <param name="model">The model.</param>
/// <param name="cache">Where embeddings of this model are kept.</param>
/// <param name="progress">Told how far the work is.</param>
internal sealed class SetEmbedder(AlignModel model, string cache, IProgress<EvaluationProgress>? progress)
{
    /// <summary>Embeds a set.</summary>
    /// <returns>The pictures that could be read, and what was left out.</returns>
    /// <exception cref="AlignException">The set is empty, not as its layout says, or no picture of it can be read.</exception>
    public async Task<EmbeddedSet> EmbedAsync(IEvaluationSet set, CancellationToken cancellationToken)
    {
        var index = await SetIndex.ReadAsync(set, new StageProgress(progress, $"Reading {set.Name}", null), cancellationToken).ConfigureAwait(false);
        var count = index.Samples.Length;
        var images = await new ImageEmbedder(model, Path.Combine(cache, index.Hash)).RunAsync(
            set.ReadAsync(cancellationToken), count, DecodeAsync, new StageProgress(progress, "Embedding pictures", count), cancellationToken).ConfigureAwait(false);
        ImmutableArray<int> usable = [.. Enumerable.Range(0, count).Where(row => images.Reasons[row].Length == 0)];
        var whole = new EmbeddedPictures(set, index.Hash, index.Samples, [.. Enumerable.Range(0, count)], images.Features.Normalized());
        return usable.IsEmpty
            ? throw new EvaluationException($"None of the {count} pictures of {set.Name} can be read; the first: {images.Reasons[0]}")
            : new EmbeddedSet(whole.Part(usable), [.. set.Skipped, .. Failed(index, images)]);
    }

    /// <summary>Embeds pictures that are made for rows of a set.</summary>
    /// <param name="pictures">The set.</param>
    /// <param name="rows">Which rows, ascending.</param>
    /// <param name="variant">Names the pictures with all that they depend on.</param>
    /// <param name="make">Makes the picture of a row; called from several threads.</param>
    /// <param name="stage">What progress calls it.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>[rows, size], each of length 1.</returns>
    public async Task<FloatTensor> EmbedMadeAsync(
        EmbeddedPictures pictures, ImmutableArray<int> rows, string variant, PictureMaker make, string stage, CancellationToken cancellationToken)
    {
        var name = VariantName.Of(variant, [.. rows.Select(row => pictures.Samples[row].Key)]);
        var images = await new ImageEmbedder(model, Path.Combine(cache, pictures.Hash, name)).RunAsync(
            rows.ToAsyncEnumerable(), rows.Length, (row, token) => make(row, token), new StageProgress(progress, stage, rows.Length), cancellationToken).ConfigureAwait(false);
        var fault = images.Reasons.FirstOrDefault(static reason => reason.Length > 0);
        return fault is null ? images.Features.Normalized() : throw new EvaluationException($"The pictures {variant} cannot be made: {fault}");
    }

    private static ValueTask<RgbImage> DecodeAsync(EvaluationSample sample, CancellationToken cancellationToken)
    {
        var (facts, picture) = sample;
        return picture.IsEmpty
            ? throw new EvaluationException(sample.Fault?.Reason ?? $"{facts.Key} has no picture; expected one.")
            : ValueTask.FromResult(ImageDecoder.Default.Decode(picture, facts.Key));
    }

    private static IEnumerable<SkippedSample> Failed(SetIndex index, EmbeddingChunk images) =>
        from row in Enumerable.Range(0, index.Samples.Length)
        where images.Reasons[row].Length > 0
        select new SkippedSample(index.Samples[row].Key, index.Faults.GetValueOrDefault(row, SkipKind.Broken), images.Reasons[row]);
}
