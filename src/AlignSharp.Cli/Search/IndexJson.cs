using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Outputs;
using AlignSharp.Search;

namespace AlignSharp.Cli.Search;

/// <summary>What the commands of indexes print with <c>--json</c>.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(IndexReport))]
[JsonSerializable(typeof(IndexInfo))]
[JsonSerializable(typeof(SearchAnswer))]
[JsonSerializable(typeof(SearchAnswers))]
[JsonSerializable(typeof(JsonElement))]
internal sealed partial class IndexJson : JsonSerializerContext
{
    public static void Write<T>(Terminal terminal, T value, JsonTypeInfo<T> type)
    {
        using (var json = CliJson.Open(terminal))
        {
            JsonSerializer.Serialize(json, value, type);
        }

        terminal.OutputStream.WriteByte((byte)'\n');
    }
}
