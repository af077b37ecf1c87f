using System.Collections.Immutable;

namespace AlignSharp.Evaluation.Retrieval;

/// <summary>At which rank each image finds a text of its own, and each text an image of its own; 1 is the best.</summary>
/// <param name="ImageToText">One rank an image.</param>
/// <param name="TextToImage">One rank a text.</param>
public sealed record RetrievalRanks(ImmutableArray<int> ImageToText, ImmutableArray<int> TextToImage)
{
    /// <summary>Ranks by cosine, with ties against the model: 1 + the strangers that score at least as much as the best of the own.</summary>
    /// <param name="images">[images, size], each of length 1.</param>
    /// <param name="texts">[texts, size], each of length 1.</param>
    /// <param name="pairs">Which belong together.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    /// <exception cref="EvaluationException">The numbers of images, texts and pairs do not fit each other.</exception>
    public static RetrievalRanks Compute(
        FloatTensor images, FloatTensor texts, PositivePairs pairs, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(pairs);
        if (images.ItemLength != texts.ItemLength)
        {
            throw new EvaluationException(
                $"Images have embeddings of {images.ItemLength} numbers and texts of {texts.ItemLength}; expected the same size.");
        }

        return images.Count == pairs.TextsOf.Length && texts.Count == pairs.ImagesOf.Length
            ? new RankCounter(images, texts, pairs).Count(cancellationToken)
            : throw new EvaluationException(
                $"{images.Count} images and {texts.Count} texts were given; expected {pairs.TextsOf.Length} and {pairs.ImagesOf.Length} as in the pairs.");
    }
}
