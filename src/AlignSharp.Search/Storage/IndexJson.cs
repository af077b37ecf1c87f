using System.Text.Json;
using System.Text.Json.Serialization;
using AlignSharp.Search.Approximate;
using AlignSharp.Search.Building;

namespace AlignSharp.Search.Storage;

/// <summary>How the files of an index are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(IndexManifest))]
[JsonSerializable(typeof(WorkChunk))]
[JsonSerializable(typeof(GraphManifest))]
internal sealed partial class IndexJson : JsonSerializerContext;
