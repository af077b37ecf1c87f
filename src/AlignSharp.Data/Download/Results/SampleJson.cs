using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlignSharp.Data.Download.Results;

/// <summary>The <c>.json</c> member of a sample: where the picture came from, what it was, and the row's other columns.</summary>
internal static class SampleJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(RowResult result)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("key", result.Key);
            json.WriteString("url", result.Row.Url);
            WriteOptional(json, "final_url", result.FinalUrl);
            WriteOptional(json, "text", result.Row.Text);
            WritePicture(json, result.Picture!);
            json.WritePropertyName("metadata");
            WriteMetadata(json, result.Row.Metadata!);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WritePicture(Utf8JsonWriter json, PictureFacts picture)
    {
        json.WriteNumber("width", picture.Width);
        json.WriteNumber("height", picture.Height);
        json.WriteString("original_format", picture.OriginalFormat);
        json.WriteNumber("original_width", picture.OriginalWidth);
        json.WriteNumber("original_height", picture.OriginalHeight);
        json.WriteNumber("original_bytes", picture.OriginalBytes);
        json.WriteString("sha256", picture.Sha256);
    }

    // One row whose JSON is deeper or odder than expected must not keep its shard from being written.
    private static void WriteMetadata(Utf8JsonWriter json, string metadata)
    {
        try
        {
            json.WriteRawValue(metadata);
        }
        catch (JsonException)
        {
            json.WriteStringValue(metadata);
        }
    }

    private static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}
