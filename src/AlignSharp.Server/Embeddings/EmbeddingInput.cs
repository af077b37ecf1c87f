using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace AlignSharp.Server.Embeddings;

/// <summary>What is to be embedded, in order: a text, or several texts and pictures.</summary>
/// <param name="Items">The parts.</param>
[JsonConverter(typeof(EmbeddingInputConverter))]
internal sealed record EmbeddingInput(ImmutableArray<EmbeddingInputItem> Items);
