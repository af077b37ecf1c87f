using System.Collections.Immutable;

namespace AlignSharp;

/// <summary>What one tower gave on the way to its embedding; parts that were not asked for are null or empty.</summary>
public sealed record TowerOutput
{
    /// <summary>The last layer's output: text [n, length, hidden], image [n, channels, height, width].</summary>
    public FloatTensor? LastHiddenState { get; init; }

    /// <summary>
    /// The pooled output: for images the embedding before normalisation [n, size]; for texts BERT's pooler [n, hidden],
    /// which the embedding does not use.
    /// </summary>
    public FloatTensor? PoolerOutput { get; init; }

    /// <summary>
    /// Text: the embeddings, then each layer's output [n, length, hidden]. Image: the stem, then each block's output
    /// [n, channels, height, width].
    /// </summary>
    public ImmutableArray<FloatTensor> HiddenStates { get; init; } = [];

    /// <summary>Each text layer's attention probabilities [n, heads, length, length]; the image tower has none.</summary>
    public ImmutableArray<FloatTensor> Attentions { get; init; } = [];
}
