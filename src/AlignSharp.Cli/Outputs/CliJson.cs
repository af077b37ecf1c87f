using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Inspection;
using AlignSharp.Quantization;

namespace AlignSharp.Cli.Outputs;

/// <summary>What commands print with <c>--json</c>, by code made at compile time: no reflection at start-up.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PictureLabels))]
[JsonSerializable(typeof(PictureSimilarities))]
[JsonSerializable(typeof(EmbedSummary))]
[JsonSerializable(typeof(ModelReport))]
[JsonSerializable(typeof(VerifyReport))]
[JsonSerializable(typeof(QuantizationReport))]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>Opens standard output for one JSON value: on one line, indented where a person looks.</summary>
    public static Utf8JsonWriter Open(Terminal terminal) => new(terminal.OutputStream, new JsonWriterOptions
    {
        // Names and texts stay readable; the output is not put into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = terminal.OutputIsTerminal,
    });

    /// <summary>Writes one value to standard output.</summary>
    public static async Task WriteAsync<T>(Terminal terminal, T value, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        await using var json = Open(terminal);
        JsonSerializer.Serialize(json, value, type);
        await json.FlushAsync(cancellationToken);
        terminal.OutputStream.WriteByte((byte)'\n');
    }
}
