using System.Text.Json.Serialization;

namespace AlignSharp.Inference;

/// <summary>Reads and writes manifests without reflection.</summary>
[JsonSerializable(typeof(GraphCacheManifest))]
internal sealed partial class GraphCacheJson : JsonSerializerContext;
