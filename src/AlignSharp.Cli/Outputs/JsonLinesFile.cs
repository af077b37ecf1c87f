using System.Text.Encodings.Web;
using System.Text.Json;
using AlignSharp.IO;

namespace AlignSharp.Cli.Outputs;

/// <summary>One object a line: <c>{"name": "...", "embedding": [...]}</c>, each number in the fewest digits that give it back.</summary>
internal sealed class JsonLinesFile(string path, int size) : EmbeddingFile(path, size)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public override Task WriteAsync(IAsyncEnumerable<NamedEmbedding> rows, CancellationToken cancellationToken) =>
        AtomicFile.WriteAsync(Path, (stream, token) => WriteAsync(stream, rows, token), cancellationToken);

    private static async Task WriteAsync(
        FileStream stream, IAsyncEnumerable<NamedEmbedding> rows, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(stream, Options);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            Write(json, row);
            await json.FlushAsync(cancellationToken);
            json.Reset();
            stream.WriteByte((byte)'\n');
        }
    }

    private static void Write(Utf8JsonWriter json, NamedEmbedding row)
    {
        json.WriteStartObject();
        json.WriteString("name", row.Name);
        json.WriteStartArray("embedding");
        foreach (var value in row.Values.Span)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
