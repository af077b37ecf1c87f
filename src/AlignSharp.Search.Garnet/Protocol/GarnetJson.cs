using System.Text.Json.Serialization;

namespace AlignSharp.Search.Garnet.Protocol;

/// <summary>What is kept as JSON in the servers.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(IndexAbout))]
internal sealed partial class GarnetJson : JsonSerializerContext;
