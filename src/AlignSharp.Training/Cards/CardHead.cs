using System.Globalization;
using System.Text;
using System.Text.Json;
using AlignSharp.Training.Runs;

namespace AlignSharp.Training.Cards;

/// <summary>The card's metadata in YAML, as the hub reads it.</summary>
internal static class CardHead
{
    private const string Task = "zero-shot-image-classification";

    public static string Of(CardFacts facts)
    {
        var yaml = new StringBuilder("---\n");
        Append(yaml, "license", facts.Settings.Card.Licence);
        Append(yaml, "base_model", facts.Settings.Card.BaseModel);
        if (facts.Settings.Card.Languages is { IsDefaultOrEmpty: false } languages)
        {
            yaml.Append("language:\n").AppendJoin("", languages.Select(static language => $"- {Quoted(language)}\n"));
        }

        yaml.Append($"library_name: transformers\npipeline_tag: {Task}\ntags:\n- align\n- image-text\n");
        if (facts.Made.Measurement is { } measured)
        {
            AppendResults(yaml, facts.Name, measured);
        }

        return yaml.Append("---\n").ToString();
    }

    private static void AppendResults(StringBuilder yaml, string name, Measurement measured)
    {
        yaml.Append(CultureInfo.InvariantCulture, $"model-index:\n- name: {Quoted(name)}\n  results:\n");
        yaml.Append("  - task:\n      type: image-text-retrieval\n    dataset:\n      type: webdataset\n      name: held-out pairs\n    metrics:\n");
        foreach (var (title, value) in RetrievalFigures.Of(measured))
        {
            yaml.Append(CultureInfo.InvariantCulture, $"    - type: recall\n      name: {title}\n      value: {value:0.##}\n");
        }
    }

    private static void Append(StringBuilder yaml, string key, string? value)
    {
        if (value is not null)
        {
            yaml.Append(CultureInfo.InvariantCulture, $"{key}: {Quoted(value)}\n");
        }
    }

    // A JSON string is a YAML one, whatever it holds.
    private static string Quoted(string text) => JsonSerializer.Serialize(text, CardJson.Readable.String);
}
