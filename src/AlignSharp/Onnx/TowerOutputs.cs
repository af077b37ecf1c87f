namespace AlignSharp.Onnx;

/// <summary>What a tower's graph gives beside the embedding. Each costs memory, and some of them speed.</summary>
[Flags]
internal enum TowerOutputs
{
    /// <summary>Only the embedding.</summary>
    Embedding = 0,

    /// <summary>The last hidden state and the pooled output.</summary>
    LastHiddenState = 1,

    /// <summary>Every hidden state.</summary>
    HiddenStates = 2,

    /// <summary>Every layer's attention probabilities (text tower only).</summary>
    Attentions = 4,

    /// <summary>The least and the greatest value that enters and leaves each pointwise convolution (image tower only).</summary>
    Ranges = 8,
}
