using System.Text.Encodings.Web;
using System.Text.Json;

namespace AlignSharp.Cli.Data;

/// <summary>What the commands on shards print with <c>--json</c>: one line, letters beyond ASCII as they are.</summary>
internal static class DataJson
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);
}
