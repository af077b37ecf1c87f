using System.Collections.Immutable;
using System.Text.Json;
using AlignSharp.Configuration;

namespace AlignSharp.Evaluation.Bias;

/// <summary>
/// Texts for association tests, as JSON: <c>{"attributes": {"pleasant": ["joy", ...], "unpleasant": [...]}, "groups":
/// {"flowers": [...], "insects": [...]}}</c>. Groups of texts are optional; groups of pictures come from metadata.
/// </summary>
/// <param name="Attributes">At least two; each pair is tested.</param>
/// <param name="Groups">Groups of texts; none or at least two.</param>
public sealed record AttributeSets(ImmutableArray<TextSet> Attributes, ImmutableArray<TextSet> Groups)
{
    private const int MostBytes = 4 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="AlignException">It is missing, damaged, or has too few sets or an empty one.</exception>
    public static AttributeSets Read(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists || file.Length > MostBytes)
        {
            throw new EvaluationException($"{path} {(file.Exists ? $"has {file.Length} bytes" : "was not found")}; expected JSON with attributes of at most {MostBytes} bytes.");
        }

        using var document = Parse(path);
        var (attributes, groups) = (Sets(path, document, "attributes"), Sets(path, document, "groups"));
        return attributes.Length >= 2 && groups.Length != 1
            ? new AttributeSets(attributes, groups)
            : throw new EvaluationException($"{path} has {attributes.Length} attributes and {groups.Length} groups; expected at least two attributes, and no groups or at least two.");
    }

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (JsonException error)
        {
            throw new EvaluationException($"{path} is not valid JSON: {error.Message}", error);
        }
    }

    private static ImmutableArray<TextSet> Sets(string path, JsonDocument document, string field)
    {
        if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty(field, out var sets))
        {
            return [];
        }

        return sets.ValueKind == JsonValueKind.Object
            ? [.. sets.EnumerateObject().Select(set => Set($"{path}: {field}.{set.Name}", set))]
            : throw new EvaluationException($"{path}: {field} is {JsonSection.Describe(sets)}; expected an object of names and lists of texts.");
    }

    private static TextSet Set(string place, JsonProperty set)
    {
        if (set.Value.ValueKind != JsonValueKind.Array || set.Value.GetArrayLength() == 0)
        {
            throw new EvaluationException($"{place} is {JsonSection.Describe(set.Value)}; expected a list with at least one text.");
        }

        return new TextSet(set.Name, [.. set.Value.EnumerateArray().Select(text => text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : throw new EvaluationException($"{place} has {JsonSection.Describe(text)}; expected texts."))]);
    }
}
