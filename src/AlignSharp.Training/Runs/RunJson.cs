using System.Text.Json.Serialization;
using AlignSharp.Training.Surveys;

namespace AlignSharp.Training.Runs;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunState))]
[JsonSerializable(typeof(LogEntry))]
[JsonSerializable(typeof(DataSurvey))]
internal sealed partial class RunJson : JsonSerializerContext;
