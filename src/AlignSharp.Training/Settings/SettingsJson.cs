using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace AlignSharp.Training.Settings;

/// <summary>
/// How settings are written: snake case, choices by their names in any case, unknown keys refused. By reflection, for generated
/// readers forget the defaults of init properties.
/// </summary>
internal static class SettingsJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static JsonTypeInfo<TrainingSettings> Settings => (JsonTypeInfo<TrainingSettings>)Options.GetTypeInfo(typeof(TrainingSettings));
}
