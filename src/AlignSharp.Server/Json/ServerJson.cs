using System.Text.Json.Serialization;
using AlignSharp.Server.Classification;
using AlignSharp.Server.Embeddings;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Health;
using AlignSharp.Server.Models;
using AlignSharp.Server.Search;
using AlignSharp.Server.Similarity;
using Microsoft.AspNetCore.Mvc;

namespace AlignSharp.Server.Json;

/// <summary>How requests are read and answers written: snake_case, as OpenAI's API has it.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(EmbeddingsRequest))]
[JsonSerializable(typeof(EmbeddingsResponse))]
[JsonSerializable(typeof(ClassifyRequest))]
[JsonSerializable(typeof(ClassifyResponse))]
[JsonSerializable(typeof(SimilarityRequest))]
[JsonSerializable(typeof(SimilarityResponse))]
[JsonSerializable(typeof(SearchRequest))]
[JsonSerializable(typeof(SearchResponse))]
[JsonSerializable(typeof(IndexList))]
[JsonSerializable(typeof(MapResponse))]
[JsonSerializable(typeof(ModelList))]
[JsonSerializable(typeof(ModelCard))]
[JsonSerializable(typeof(HealthReport))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(ProblemError))]
internal sealed partial class ServerJson : JsonSerializerContext;
