using AlignSharp.Imaging;
using AlignSharp.Server.Inputs;
using AlignSharp.Server.Options;
using AlignSharp.Server.Telemetry;

namespace AlignSharp.Server.Batching;

/// <summary>
/// Both towers behind their queues: what the endpoints ask for embeddings. Embeddings have length 1. Safe to use from
/// several threads; the model is not disposed here.
/// </summary>
internal sealed class Embedder : IAsyncDisposable
{
    private readonly AlignModel _model;
    private readonly PictureLoader _loader;
    private readonly int _textsAtOnce;
    private readonly BatchQueue<string> _texts;
    private readonly BatchQueue<float[]> _pictures;

    public Embedder(AlignModel model, PictureLoader loader, AlignServerOptions options, QueueMetrics metrics)
    {
        (_model, _loader, _textsAtOnce) = (model, loader, Math.Min(options.Batching.MaximumTexts, options.Batching.TextQueue));
        var batching = options.Batching;
        _texts = new(
            "texts", new(batching.MaximumTexts, batching.MaximumTokens, batching.TextQueue, batching.MaximumWait),
            (texts, cancellationToken) => model.GetTextFeatures(texts, cancellationToken).Normalized(), metrics);
        _pictures = new(
            "pictures", new(batching.MaximumPictures, batching.MaximumPictures, batching.PictureQueue, batching.MaximumWait), EmbedPixels, metrics);
    }

    /// <summary>Embeds texts.</summary>
    /// <returns>[texts, size], and how many tokens the texts have after the cut at the model's maximum.</returns>
    /// <exception cref="QueueFullException">Too much is waiting.</exception>
    public Task<(FloatTensor Embeds, int Tokens)> EmbedTextsAsync(
        IReadOnlyCollection<string> texts, CancellationToken cancellationToken) => EmbedTextsAsync(texts, goesOn: false, cancellationToken);

    /// <summary>Embeds texts that may be more than the queue holds, a part after the other.</summary>
    /// <returns>[texts, size].</returns>
    /// <exception cref="QueueFullException">Too much is waiting.</exception>
    public async Task<FloatTensor> EmbedManyTextsAsync(IReadOnlyCollection<string> texts, CancellationToken cancellationToken)
    {
        var embeds = new FloatTensor(texts.Count, _model.EmbeddingSize);
        var start = 0;
        foreach (var part in texts.Chunk(_textsAtOnce))
        {
            var (values, _) = await EmbedTextsAsync(part, goesOn: start > 0, cancellationToken);
            values.Values.CopyTo(embeds.Values[(start * embeds.ItemLength)..]);
            start += part.Length;
        }

        return embeds;
    }

    /// <summary>Embeds pictures.</summary>
    /// <returns>[pictures, size].</returns>
    /// <exception cref="ImageException">A picture cannot be decoded, or is larger than allowed.</exception>
    /// <exception cref="QueueFullException">Too much is waiting.</exception>
    public async Task<FloatTensor> EmbedPicturesAsync(
        IReadOnlyCollection<PictureInput> pictures, CancellationToken cancellationToken)
    {
        using var places = _pictures.Reserve(pictures.Count);
        var pixels = new List<(float[] Values, int Cost)>(pictures.Count);
        foreach (var picture in pictures)
        {
            pixels.Add((await _loader.LoadAsync(picture, cancellationToken), 1));
        }

        return Join(await _pictures.EmbedAsync(places, pixels, cancellationToken));
    }

    /// <summary>Computes a batch with each tower, so that the first request finds them loaded.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        var processor = _model.Processor.Images;
        using var place = _pictures.Reserve(1);
        var blank = new float[RgbImage.Channels * processor.Height * processor.Width];
        await Task.WhenAll(
            EmbedTextsAsync(["warm-up"], cancellationToken),
            _pictures.EmbedAsync(place, [(blank, 1)], cancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        await _texts.DisposeAsync();
        await _pictures.DisposeAsync();
    }

    private async Task<(FloatTensor Embeds, int Tokens)> EmbedTextsAsync(
        IReadOnlyCollection<string> texts, bool goesOn, CancellationToken cancellationToken)
    {
        using var places = _texts.Reserve(texts.Count, goesOn);
        var tokenizer = _model.Processor.Tokenizer;
        (string Text, int Cost)[] items =
            [.. texts.Select(text => (text, Math.Min(tokenizer.Encode(text).Length, tokenizer.MaxLength)))];
        return (Join(await _texts.EmbedAsync(places, items, cancellationToken)), items.Sum(static item => item.Cost));
    }

    private FloatTensor EmbedPixels(IReadOnlyList<float[]> pictures, CancellationToken cancellationToken)
    {
        var processor = _model.Processor.Images;
        var pixels = new FloatTensor(pictures.Count, RgbImage.Channels, processor.Height, processor.Width);
        for (var index = 0; index < pictures.Count; index++)
        {
            pictures[index].CopyTo(pixels[index]);
        }

        return _model.GetImageFeatures(pixels, cancellationToken).Normalized();
    }

    private FloatTensor Join(float[][] embeds)
    {
        var joined = new FloatTensor(embeds.Length, _model.EmbeddingSize);
        for (var index = 0; index < embeds.Length; index++)
        {
            embeds[index].CopyTo(joined[index]);
        }

        return joined;
    }
}
