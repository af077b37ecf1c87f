namespace AlignSharp;

/// <summary>What a forward pass gives beside embeddings and logits. Each costs memory, and a graph of its own on first use.</summary>
public sealed record ForwardOptions
{
    /// <summary>Whether the loss is computed; needs as many texts as pictures, pair by pair.</summary>
    public bool ReturnLoss { get; init; }

    /// <summary>Whether the last hidden states and pooled outputs are given.</summary>
    public bool OutputLastHiddenState { get; init; }

    /// <summary>Whether every hidden state of both towers is given.</summary>
    public bool OutputHiddenStates { get; init; }

    /// <summary>Whether the attention probabilities of the text tower are given.</summary>
    public bool OutputAttentions { get; init; }
}
