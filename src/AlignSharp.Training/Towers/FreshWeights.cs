namespace AlignSharp.Training.Towers;

/// <summary>How fresh weights are drawn.</summary>
public enum FreshWeights
{
    /// <summary>
    /// As EfficientNet and BERT do: filters as wide as their fan-out asks for. Made for optimisers that scale a step to its
    /// tensor, as LAMB does, or for small rates of the others over many steps.
    /// </summary>
    Original,

    /// <summary>
    /// As transformers' AlignModel: every filter, matrix and embedding normal with <c>initializer_range</c>, the text projection
    /// after Glorot. Filters in front of a batch normalisation give the same at any scale, and a step of Adam turns small ones
    /// further: short runs with AdamW learn several times as fast from here.
    /// </summary>
    Transformers,
}
