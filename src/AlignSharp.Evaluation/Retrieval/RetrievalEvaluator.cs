namespace AlignSharp.Evaluation.Retrieval;

/// <summary>Recall of a model in training, from features it has computed anyway. Stateless and safe to use from several threads.</summary>
public static class RetrievalEvaluator
{
    /// <summary>Measures both directions. Equal captions are one text, as <c>align eval</c> counts them.</summary>
    /// <param name="images">Image features, [pairs, size], of any length.</param>
    /// <param name="texts">Text features of the captions, [pairs, size], of any length; of equal captions the first counts.</param>
    /// <param name="captions">The caption of each pair.</param>
    /// <param name="cancellationToken">Stops between blocks.</param>
    /// <exception cref="EvaluationException">There are no pairs, or the sizes do not fit.</exception>
    public static RetrievalSummary Evaluate(
        FloatTensor images, FloatTensor texts, IReadOnlyList<string> captions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(captions);
        if (captions.Count == 0 || images.Count != captions.Count || texts.Count != captions.Count)
        {
            throw new EvaluationException(
                $"{images.Count} images, {texts.Count} texts and {captions.Count} captions were given; expected as many of each, and at least one.");
        }

        var index = CaptionIndex.Of([.. captions.Select(static caption => new[] { caption })]);
        var distinct = new FloatTensor(index.Texts.Length, texts.ItemLength);
        for (var text = 0; text < distinct.Count; text++)
        {
            texts[index.Pairs.ImagesOf[text][0]].CopyTo(distinct[text]);
        }

        return RetrievalSummary.Of(RetrievalRanks.Compute(images.Normalized(), distinct.Normalized(), index.Pairs, cancellationToken));
    }
}
