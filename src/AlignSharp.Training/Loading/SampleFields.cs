using System.Text.Json;
using AlignSharp.Data.Shards;

namespace AlignSharp.Training.Loading;

/// <summary>Reads single fields of a sample's JSON; a sample without JSON, or with a broken one, has none.</summary>
internal sealed class SampleFields : IDisposable
{
    private readonly JsonDocument? _json;

    public SampleFields(Sample sample) => _json = Parse(sample);

    public string? Text(string name) => Field(name) switch
    {
        { ValueKind: JsonValueKind.String } value => value.GetString(),
        { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
        _ => null,
    };

    public IReadOnlyList<string> Texts(string name) => Field(name) switch
    {
        { ValueKind: JsonValueKind.Array } list => [.. list.EnumerateArray()
            .Where(static item => item.ValueKind == JsonValueKind.String)
            .Select(static item => item.GetString()!.Trim())
            .Where(static item => item.Length > 0)],
        { ValueKind: JsonValueKind.String } value => [value.GetString()!],
        _ => [],
    };

    public void Dispose() => _json?.Dispose();

    private JsonElement? Field(string name) =>
        _json?.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty(name, out var value) ? value : null;

    private static JsonDocument? Parse(Sample sample)
    {
        try
        {
            return sample.Fields.TryGetValue("json", out var data) ? JsonDocument.Parse(data) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
