namespace AlignSharp.Server.Embeddings;

/// <summary>One embedding of an answer.</summary>
/// <param name="Object">Always <c>embedding</c>.</param>
/// <param name="Index">Which input it belongs to.</param>
/// <param name="Embedding">Its values, of length 1.</param>
internal sealed record EmbeddingItem(string Object, int Index, EmbeddingValue Embedding);
