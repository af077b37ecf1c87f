using System.Runtime.CompilerServices;
using AlignSharp.Imaging;
using AlignSharp.Inference;

namespace AlignSharp.Data.Deduplication.Sources;

/// <summary>
/// Decodes pictures once and takes from them all that a method compares. Pictures are decoded ahead, on every core; a broken
/// one takes its place among the readings.
/// </summary>
internal sealed class Fingerprinter(DedupMethod method, AlignModel? model)
{
    private const int PicturesPerBatch = 32;
    private readonly int _ahead = 4 * Environment.ProcessorCount;

    public bool UsesHashes => method.HasFlag(DedupMethod.PerceptualHash);

    public bool UsesEmbeddings => method.HasFlag(DedupMethod.Embedding);

    /// <summary>Reads pictures, in their order.</summary>
    /// <exception cref="DedupRequestException">Embeddings are compared but there is no model.</exception>
    public IAsyncEnumerable<Reading> ReadAsync(IAsyncEnumerable<EncodedItem> items, CancellationToken cancellationToken)
    {
        var listed = items.ToBlockingEnumerable(cancellationToken);
        return !UsesEmbeddings ? LookAhead.SelectAsync(listed, (item, _) => Task.FromResult(Read(item)), _ahead, cancellationToken)
            : model is not null ? EmbedAsync(model, listed, cancellationToken)
            : throw new DedupRequestException("Pictures are compared by embeddings, but no model was given; expected one.");
    }

    private Reading Read(EncodedItem item)
    {
        try
        {
            return new(item.Ordinal, item.Key, Look(item.Decode()), null);
        }
        catch (AlignException error)
        {
            return new(item.Ordinal, item.Key, null, error.Message);
        }
    }

    private Fingerprint Look(RgbImage image) => UsesHashes
        ? Fingerprint.Of(image)
        : new Fingerprint((long)image.Width * image.Height, default, default, default);

    private async IAsyncEnumerable<Reading> EmbedAsync(
        AlignModel embedder, IEnumerable<EncodedItem> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var pipeline = new ImageFeaturePipeline(embedder, PicturesPerBatch);
        var pictures = pipeline.RunAsync(items.Select(item => new Seen(item)), Decode, cancellationToken);
        await foreach (var picture in pictures.ConfigureAwait(false))
        {
            var (seen, features) = (picture.Item, picture.Features);
            yield return new(
                seen.Item.Ordinal, seen.Item.Key,
                features is null ? null : seen.Fingerprint! with { Embedding = features.AsMemory() },
                picture.Error?.Message);
        }
    }

    private Task<RgbImage> Decode(Seen seen, CancellationToken cancellationToken)
    {
        var image = seen.Item.Decode();
        seen.Fingerprint = Look(image);
        return Task.FromResult(image);
    }

    /// <summary>A picture on its way through the model, with what was taken from it when it was decoded.</summary>
    private sealed class Seen(EncodedItem item)
    {
        public EncodedItem Item => item;

        public Fingerprint? Fingerprint { get; set; }
    }
}
