using System.Collections.Immutable;

namespace AlignSharp.Search.Queries;

/// <summary>
/// What to look for: pictures, texts that the results should show, and texts that they should not. Texts weigh 2 and
/// pictures 1 unless said otherwise (<see cref="EmbeddingQuery"/>). Immutable.
/// </summary>
public sealed record SearchQuery
{
    /// <summary>Pictures that the results should be like.</summary>
    public ImmutableArray<WeightedImage> Images { get; init; } = [];

    /// <summary>What the results should show more of.</summary>
    public ImmutableArray<WeightedText> Plus { get; init; } = [];

    /// <summary>What the results should show less of.</summary>
    public ImmutableArray<WeightedText> Minus { get; init; } = [];

    /// <summary>The query's embedding, of length 1.</summary>
    /// <param name="model">The model that made the index.</param>
    /// <param name="cancellationToken">Stops the model.</param>
    /// <exception cref="SearchException">The query is empty, or its parts cancel out.</exception>
    public float[] Embed(AlignModel model, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (Images.IsEmpty && Plus.IsEmpty && Minus.IsEmpty)
        {
            throw new SearchException("The query is empty; expected a text or a picture.");
        }

        var query = AddTexts(AddImages(EmbeddingQuery.Create(model.EmbeddingSize), model, cancellationToken), model, cancellationToken);
        var embedding = query.ToEmbedding();
        return embedding.AsSpan().ContainsAnyExcept(0f)
            ? embedding
            : throw new SearchException("The parts of the query cancel out; expected that something is left to look for.");
    }

    private EmbeddingQuery AddImages(EmbeddingQuery query, AlignModel model, CancellationToken cancellationToken)
    {
        if (Images.IsEmpty)
        {
            return query;
        }

        var features = model.GetImageFeatures([.. Images.Select(static image => image.Image)], cancellationToken);
        for (var image = 0; image < Images.Length; image++)
        {
            query = query.WithImage(features[image], Images[image].Weight);
        }

        return query;
    }

    private EmbeddingQuery AddTexts(EmbeddingQuery query, AlignModel model, CancellationToken cancellationToken)
    {
        ImmutableArray<WeightedText> texts = [.. Plus, .. Minus];
        if (texts.IsEmpty)
        {
            return query;
        }

        var features = model.GetTextFeatures([.. texts.Select(static text => text.Text)], cancellationToken);
        for (var text = 0; text < texts.Length; text++)
        {
            query = text < Plus.Length
                ? query.PlusText(features[text], texts[text].Weight)
                : query.MinusText(features[text], texts[text].Weight);
        }

        return query;
    }
}
