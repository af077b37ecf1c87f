using System.Text.Json;
using System.Text.Json.Nodes;

namespace AlignSharp.Training.Settings;

/// <summary>A setting given on the command line: a path of keys and a value.</summary>
/// <param name="Keys">The keys from the outermost.</param>
/// <param name="Value">The value as JSON.</param>
internal sealed record SettingOverride(string[] Keys, string Value)
{
    public static SettingOverride Parse(string text)
    {
        var end = text.IndexOf('=', StringComparison.Ordinal);
        return end > 0
            ? new SettingOverride(text[..end].Trim().Split('.'), text[(end + 1)..].Trim())
            : throw new TrainingException($"The override \"{text}\" has no name and value; expected as optimizer.learning_rate=0.002.");
    }

    public void ApplyTo(JsonObject root)
    {
        var section = root;
        foreach (var key in Keys[..^1])
        {
            if (section[key] is not JsonObject next)
            {
                next = [];
                section[key] = next;
            }

            section = next;
        }

        section[Keys[^1]] = Node();
    }

    // What is no JSON is a word: device=cpu needs no quotation marks.
    private JsonNode? Node()
    {
        try
        {
            return JsonNode.Parse(Value);
        }
        catch (JsonException)
        {
            return JsonValue.Create(Value);
        }
    }
}
