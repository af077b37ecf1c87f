using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Outputs;

/// <summary>What commands print with <c>--json</c>, by code made at compile time: no reflection at start-up.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PictureLabels))]
[JsonSerializable(typeof(PictureSimilarities))]
[JsonSerializable(typeof(EmbedSummary))]
internal sealed partial class CliJson : JsonSerializerContext
{
    /// <summary>Opens standard output for one JSON value: on one line, indented where a person looks.</summary>
    public static Utf8JsonWriter Open(Terminal terminal) => new(terminal.OutputStream, new JsonWriterOptions
    {
        // Names and texts stay readable; the output is not put into HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Indented = terminal.OutputIsTerminal,
    });
}
