using System.Collections.Immutable;

namespace AlignSharp.Server.Embeddings;

/// <summary>Embeddings in OpenAI's shape.</summary>
/// <param name="Object">Always <c>list</c>.</param>
/// <param name="Data">An embedding an input, in its order.</param>
/// <param name="Model">The model that made them.</param>
/// <param name="Usage">How much was read.</param>
internal sealed record EmbeddingsResponse(string Object, ImmutableArray<EmbeddingItem> Data, string Model, EmbeddingUsage Usage);
