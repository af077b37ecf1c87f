using System.Text.Json.Serialization;

namespace AlignSharp.Training.Runs;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunState))]
[JsonSerializable(typeof(LogEntry))]
internal sealed partial class RunJson : JsonSerializerContext;
