using System.Text.Json;
using System.Text.Json.Nodes;

namespace AlignSharp.Training.Settings;

/// <summary>A setting that a run was resumed with. Immutable.</summary>
/// <param name="Name">Its name, such as <c>optimizer.learning_rate</c>.</param>
/// <param name="Before">Its value before, as JSON.</param>
/// <param name="After">Its value from then on, as JSON.</param>
public sealed record SettingChange(string Name, string Before, string After)
{
    /// <summary>What differs between the settings of a run, the card's left out, for those change no weight.</summary>
    internal static IReadOnlyList<SettingChange> Between(TrainingSettings before, TrainingSettings after) =>
        [.. Between(Node(before), Node(after), "")];

    private static IEnumerable<SettingChange> Between(JsonNode? before, JsonNode? after, string name)
    {
        if (JsonNode.DeepEquals(before, after))
        {
            return [];
        }

        return before is JsonObject old && after is JsonObject section
            ? section.SelectMany(item => Between(old[item.Key], item.Value, name.Length == 0 ? item.Key : $"{name}.{item.Key}"))
            : [new SettingChange(name, Text(before), Text(after))];
    }

    private static JsonNode Node(TrainingSettings settings) =>
        JsonSerializer.SerializeToNode(settings with { Card = new CardSettings() }, SettingsJson.Settings)!;

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
