using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace AlignSharp.Training.Settings;

/// <summary>Finds keys that no setting has, and says which there are.</summary>
internal static class UnknownKeys
{
    public static void Refuse(JsonObject root, string path) => Refuse(root, SettingsJson.Settings, path, "");

    private static void Refuse(JsonObject section, JsonTypeInfo type, string path, string prefix)
    {
        foreach (var (key, value) in section)
        {
            var property = type.Properties.FirstOrDefault(property => property.Name == key)
                ?? throw new TrainingException(
                    $"{path} has the unknown setting {prefix}{key}; expected one of {string.Join(", ", type.Properties.Select(static p => p.Name))}.");
            RefuseWithin(value, property.PropertyType, path, $"{prefix}{key}");
        }
    }

    private static void RefuseWithin(JsonNode? value, Type type, string path, string name)
    {
        if (value is JsonObject section && SettingsJson.Options.GetTypeInfo(type) is { Kind: JsonTypeInfoKind.Object } info)
        {
            Refuse(section, info, path, $"{name}.");
        }
    }
}
