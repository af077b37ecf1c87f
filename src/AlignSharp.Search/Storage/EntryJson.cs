using System.Text.Json.Serialization;
using AlignSharp.Search.Stores.Embedded;

namespace AlignSharp.Search.Storage;

/// <summary>How entries are written as JSON where there are many: on one line, without what is null.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(IndexEntry))]
[JsonSerializable(typeof(JournalChange))]
internal sealed partial class EntryJson : JsonSerializerContext;
