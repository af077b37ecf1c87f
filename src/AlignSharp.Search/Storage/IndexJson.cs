using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlignSharp.Search.Storage;

/// <summary>How the files of an index are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(IndexManifest))]
internal sealed partial class IndexJson : JsonSerializerContext;
