using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using AlignSharp.Training.Settings;

namespace AlignSharp.Training.Cards;

/// <summary>Settings as JSON without those that are the defaults, and without the folders of the machine they were used on.</summary>
internal static partial class ChangedSettings
{
    private static readonly TrainingSettings Defaults = new() { Steps = 0, Model = new ModelSettings(), Data = new DataSettings { Shards = [] } };

    public static string Of(TrainingSettings settings)
    {
        var json = Node(settings with { Card = new CardSettings() });
        RemoveEqual(json, Node(Defaults));
        Shorten(json, "model", "start");
        Shorten(json, "model", "architecture");
        ShortenAll(json, "data", "shards");
        ShortenAll(json, "evaluation", "shards");
        return json.ToJsonString(SettingsJson.Options);
    }

    /// <summary>A setting's JSON with the last part of each path in it.</summary>
    public static string WithoutFolders(string json) => Folders().Replace(json, "");

    private static JsonObject Node(TrainingSettings settings) => (JsonObject)JsonSerializer.SerializeToNode(settings, SettingsJson.Settings)!;

    private static void RemoveEqual(JsonObject json, JsonObject defaults)
    {
        foreach (var (key, value) in json.ToList())
        {
            if (JsonNode.DeepEquals(value, defaults[key]))
            {
                json.Remove(key);
            }
            else if (value is JsonObject section && defaults[key] is JsonObject own)
            {
                RemoveEqual(section, own);
            }
        }
    }

    private static void Shorten(JsonObject json, string section, string key)
    {
        if (json[section]?[key]?.GetValue<string>() is { } path)
        {
            json[section]![key] = CardFacts.Short(path);
        }
    }

    private static void ShortenAll(JsonObject json, string section, string key)
    {
        if (json[section]?[key] is JsonArray paths)
        {
            json[section]![key] = new JsonArray([.. paths.Select(static path => JsonValue.Create(CardFacts.Short(path!.GetValue<string>())))]);
        }
    }

    [GeneratedRegex(@"(?<="")[^""]*[/\\](?=[^""/\\])")]
    private static partial Regex Folders();
}
