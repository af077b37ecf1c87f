namespace AlignSharp.Data.Deduplication.Embeddings;

/// <summary>Gives the embedding of a number, of length 1. Called from several threads.</summary>
internal delegate ReadOnlySpan<float> EmbeddingReader(int index);
