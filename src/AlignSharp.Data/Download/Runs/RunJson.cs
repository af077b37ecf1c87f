using System.Text.Json;
using System.Text.Json.Serialization;

namespace AlignSharp.Data.Download.Runs;

/// <summary>How the files of a run are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    WriteIndented = true,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(RunManifest))]
[JsonSerializable(typeof(RunSettings))]
[JsonSerializable(typeof(ShardStatistics))]
internal sealed partial class RunJson : JsonSerializerContext;
