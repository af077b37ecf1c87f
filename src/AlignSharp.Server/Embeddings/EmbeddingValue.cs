using System.Text.Json.Serialization;

namespace AlignSharp.Server.Embeddings;

/// <summary>The values of an embedding, written as numbers or as base64.</summary>
/// <param name="Values">The values.</param>
/// <param name="AsBase64">Whether as base64 of little-endian float32.</param>
[JsonConverter(typeof(EmbeddingValueConverter))]
internal sealed record EmbeddingValue(ReadOnlyMemory<float> Values, bool AsBase64);
