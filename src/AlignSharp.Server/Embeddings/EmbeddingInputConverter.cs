using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using AlignSharp.Server.Errors;
using AlignSharp.Server.Inputs;

namespace AlignSharp.Server.Embeddings;

/// <summary>
/// Reads <c>input</c>: a string, or an array of strings, <c>{"type": "text", "text": ...}</c> and
/// <c>{"type": "image_url", "image_url": {"url": ...}}</c>, the parts that OpenAI's chats have for pictures.
/// </summary>
internal sealed class EmbeddingInputConverter : JsonConverter<EmbeddingInput>
{
    public override EmbeddingInput Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new([new(reader.GetString(), null)]);
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new RequestException("input is neither a string nor an array of strings.", "input");
        }

        var items = ImmutableArray.CreateBuilder<EmbeddingInputItem>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadItem(ref reader, $"input[{items.Count}]"));
        }

        return new(items.ToImmutable());
    }

    public override void Write(Utf8JsonWriter writer, EmbeddingInput value, JsonSerializerOptions options) =>
        throw new NotSupportedException("Requests are only read.");

    private static EmbeddingInputItem ReadItem(ref Utf8JsonReader reader, string name) => reader.TokenType switch
    {
        JsonTokenType.String => new(reader.GetString(), null),
        JsonTokenType.StartObject => ReadPart(ref reader, name),
        JsonTokenType.Number or JsonTokenType.StartArray => throw new RequestException(
            $"{name} is made of numbers; expected texts, for token numbers of other models mean nothing to this one.", name),
        _ => throw new RequestException($"{name} is {reader.TokenType}; expected a text or a picture.", name),
    };

    private static EmbeddingInputItem ReadPart(ref Utf8JsonReader reader, string name)
    {
        using var part = JsonDocument.ParseValue(ref reader);
        return Text(part.RootElement, "type") switch
        {
            "text" when Text(part.RootElement, "text") is { } text => new(text, null),
            "image_url" when part.RootElement.TryGetProperty("image_url", out var image)
                && (image.ValueKind == JsonValueKind.String ? image.GetString() : Text(image, "url")) is { } url =>
                new(null, PictureInput.Parse(name, url)),
            _ => throw new RequestException(
                $"{name} is neither {{\"type\": \"text\", \"text\": ...}} nor {{\"type\": \"image_url\", \"image_url\": {{\"url\": ...}}}}.", name),
        };
    }

    private static string? Text(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}
