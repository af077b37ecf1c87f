using AlignSharp.Server.Inputs;

namespace AlignSharp.Server.Embeddings;

/// <summary>One text or one picture.</summary>
/// <param name="Text">A text, or a picture as a data URL; null for a picture.</param>
/// <param name="Picture">A picture; null for a text.</param>
internal sealed record EmbeddingInputItem(string? Text, PictureInput? Picture);
