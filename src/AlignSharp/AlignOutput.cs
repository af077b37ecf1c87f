namespace AlignSharp;

/// <summary>What the full forward pass gives. The names are those of transformers' <c>AlignOutput</c>.</summary>
public sealed record AlignOutput
{
    /// <summary>Cosine of every picture to every text, divided by the temperature: [images, texts].</summary>
    public required FloatTensor LogitsPerImage { get; init; }

    /// <summary>The transpose of <see cref="LogitsPerImage"/>: [texts, images].</summary>
    public required FloatTensor LogitsPerText { get; init; }

    /// <summary>Image embeddings of length 1: [images, size].</summary>
    public required FloatTensor ImageEmbeds { get; init; }

    /// <summary>Text embeddings of length 1: [texts, size].</summary>
    public required FloatTensor TextEmbeds { get; init; }

    /// <summary>
    /// The contrastive loss as transformers computes it (label smoothing 0.1, mean of both directions), or null where it
    /// was not asked for.
    /// </summary>
    public float? Loss { get; init; }

    /// <summary>What the text tower gave on the way.</summary>
    public required TowerOutput TextModelOutput { get; init; }

    /// <summary>What the image tower gave on the way.</summary>
    public required TowerOutput VisionModelOutput { get; init; }
}
