using AlignSharp.Imaging;
using AlignSharp.Inference;
using AlignSharp.Text;

namespace AlignSharp;

public sealed partial class AlignModel
{
    private const int PicturesPerBatch = 32;

    /// <summary>Image features: the pooled last map, not normalised, as transformers' <c>get_image_features</c>.</summary>
    /// <param name="images">Decoded pictures.</param>
    /// <param name="cancellationToken">Stops between operators.</param>
    /// <returns>[images, <see cref="EmbeddingSize"/>] in the pictures' order.</returns>
    public FloatTensor GetImageFeatures(IReadOnlyList<RgbImage> images, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        var features = new FloatTensor(images.Count, EmbeddingSize);
        for (var start = 0; start < images.Count; start += PicturesPerBatch)
        {
            var batch = images.Skip(start).Take(PicturesPerBatch).ToArray();
            GetImageFeatures(Processor.Images.Process(batch), cancellationToken)
                .Values.CopyTo(features.Values[(start * EmbeddingSize)..]);
        }

        return features;
    }

    /// <summary>Image features of pictures that are already pixel values.</summary>
    /// <param name="pixelValues">[n, channels, height, width], as the processor makes them.</param>
    /// <param name="cancellationToken">Stops between operators.</param>
    /// <returns>[n, <see cref="EmbeddingSize"/>], not normalised.</returns>
    /// <exception cref="ArgumentException">The shape is not one the tower can take.</exception>
    public FloatTensor GetImageFeatures(FloatTensor pixelValues, CancellationToken cancellationToken = default) =>
        _images.GetFeatures(pixelValues, cancellationToken);

    /// <summary>
    /// Text features: the projected [CLS], not normalised, as transformers' <c>get_text_features</c>. Texts are cut at the
    /// tokenizer's maximum length, sorted into batches of like length, and equal texts are computed once.
    /// </summary>
    /// <param name="texts">Any texts, the empty one too.</param>
    /// <param name="cancellationToken">Stops between operators.</param>
    /// <returns>[texts, <see cref="EmbeddingSize"/>] in the texts' order.</returns>
    public FloatTensor GetTextFeatures(IReadOnlyList<string> texts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var features = new FloatTensor(texts.Count, EmbeddingSize);
        foreach (var batch in TextBatches.Cut(Processor.Tokenizer, texts, cancellationToken))
        {
            var result = GetTextFeatures(batch.Tokens, cancellationToken);
            for (var row = 0; row < batch.Rows.Length; row++)
            {
                foreach (var index in batch.Rows[row])
                {
                    result[row].CopyTo(features[index]);
                }
            }
        }

        return features;
    }

    /// <summary>Text features of texts that are already tokens.</summary>
    /// <param name="tokens">The tokens, as the tokenizer makes them.</param>
    /// <param name="cancellationToken">Stops between operators.</param>
    /// <returns>[n, <see cref="EmbeddingSize"/>], not normalised.</returns>
    /// <exception cref="ArgumentException">A text is longer than the tower's positions, or an id outside its vocabulary.</exception>
    public FloatTensor GetTextFeatures(TokenBatch tokens, CancellationToken cancellationToken = default) =>
        _texts.GetFeatures(tokens, cancellationToken);
}
