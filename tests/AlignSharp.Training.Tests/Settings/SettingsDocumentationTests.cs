using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Tests.Settings;

/// <summary>The tables of the documents have every setting with its default, and no other.</summary>
public sealed partial class SettingsDocumentationTests
{
    [Theory]
    [InlineData("docs/training.md")]
    [InlineData("docs/ja/training.md")]
    public void Every_setting_is_documented_with_its_default(string page)
    {
        var documented = Row().Matches(File.ReadAllText(Path.Combine(Fixtures.Repository, page)))
            .Select(static row => (row.Groups["name"].Value, row.Groups["default"].Value))
            .ToList();
        Assert.Equal(Settings(SettingsJson.Settings, ""), documented);
    }

    private static IEnumerable<(string Name, string Default)> Settings(JsonTypeInfo type, string prefix)
    {
        var defaults = Defaults(type);
        foreach (var property in type.Properties)
        {
            var name = prefix + property.Name;
            if (Record(property.PropertyType) is { } section)
            {
                foreach (var setting in Settings(section, $"{name}."))
                {
                    yield return setting;
                }
            }
            else
            {
                yield return (name, IsRequired(property) ? "" : Text(defaults?[property.Name]));
            }
        }
    }

    private static bool IsRequired(JsonPropertyInfo property) =>
        property.IsRequired || property.AssociatedParameter is { HasDefaultValue: false };

    // A record, a nullable one, or the items of a list of records; choices are words.
    private static JsonTypeInfo? Record(Type type)
    {
        var item = type.IsGenericType ? type.GetGenericArguments()[0] : type;
        return SettingsJson.Options.GetTypeInfo(item) is { Kind: JsonTypeInfoKind.Object } record ? record : null;
    }

    private static JsonNode? Defaults(JsonTypeInfo type)
    {
        var required = type.Properties.Where(IsRequired);
        var least = new JsonObject(required.Select(property => KeyValuePair.Create(property.Name, Least(property.PropertyType))));
        return JsonSerializer.SerializeToNode(least.Deserialize(type), type);
    }

    private static JsonNode? Least(Type type) => type == typeof(string) ? "" : type.IsPrimitive ? 1 : Record(type) is { } section ? Defaults(section) : new JsonArray();

    private static string Text(JsonNode? value) => value switch
    {
        null => "null",
        JsonValue word when word.GetValueKind() == JsonValueKind.String => word.GetValue<string>().ToLowerInvariant(),
        _ => value.ToJsonString(),
    };

    [GeneratedRegex(@"^\| `(?<name>[a-z0-9_.]+)` \| (`(?<default>[^`]*)`)? ?\|", RegexOptions.Multiline)]
    private static partial Regex Row();
}
