namespace AlignSharp.Server.Embeddings;

/// <summary>How much a request had to read.</summary>
/// <param name="PromptTokens">Tokens of its texts, after the cut at the model's maximum.</param>
/// <param name="TotalTokens">The same: nothing is generated.</param>
/// <param name="Images">Its pictures.</param>
internal sealed record EmbeddingUsage(int PromptTokens, int TotalTokens, int Images);
