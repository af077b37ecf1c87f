using System.Collections.Immutable;
using System.Text.Json;
using AlignSharp.Configuration;
using AlignSharp.Data.Shards;

namespace AlignSharp.Evaluation.Sets;

/// <summary>The texts, numbers and truth values of a sample's JSON object.</summary>
internal static class SampleMetadata
{
    /// <summary>The longest value that counts as metadata; longer ones are prose.</summary>
    public const int LongestValue = 200;

    /// <exception cref="ConfigurationException">The JSON is damaged or no object.</exception>
    public static ImmutableDictionary<string, string> Read(Sample sample)
    {
        if (!sample.Fields.TryGetValue("json", out var json))
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        var section = JsonSection.Parse($"{sample.Shard}: {sample.Key}.json", json);
        return section.Fields().Where(static field => IsValue(field.Value)).ToImmutableDictionary(
            static field => field.Name,
            field => field.Value.ValueKind == JsonValueKind.String ? section.String(field.Name, field.Value) : field.Value.GetRawText());
    }

    private static bool IsValue(JsonElement value) =>
        value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
}
