using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using AlignSharp.Cli.Hosting;

namespace AlignSharp.Cli.Outputs;

/// <summary>Writes <c>{"results": [...], "failed": [...]}</c> of pictures while the results come.</summary>
internal sealed class PictureJson<T> : IPictureOutput<T>
{
    private const int FlushAfterBytes = 1 << 16;
    private readonly Terminal _terminal;
    private readonly JsonTypeInfo<T> _type;
    private readonly Utf8JsonWriter _json;

    /// <summary>Starts the object.</summary>
    /// <param name="terminal">Whose standard output it is written to.</param>
    /// <param name="type">How a result is written.</param>
    /// <param name="writeHead">Writes what comes before the results.</param>
    public PictureJson(Terminal terminal, JsonTypeInfo<T> type, Action<Utf8JsonWriter>? writeHead = null)
    {
        (_terminal, _type, _json) = (terminal, type, CliJson.Open(terminal));
        _json.WriteStartObject();
        writeHead?.Invoke(_json);
        _json.WriteStartArray("results");
    }

    public async ValueTask WriteAsync(T result, CancellationToken cancellationToken)
    {
        JsonSerializer.Serialize(_json, result, _type);
        if (_json.BytesPending > FlushAfterBytes)
        {
            await _json.FlushAsync(cancellationToken);
        }
    }

    public async ValueTask CompleteAsync(IReadOnlyList<Failure> failures, CancellationToken cancellationToken)
    {
        _json.WriteEndArray();
        _json.WriteStartArray("failed");
        foreach (var failure in failures)
        {
            _json.WriteStartObject();
            _json.WriteString("image", failure.Input);
            _json.WriteString("error", failure.Error);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
        await _json.FlushAsync(cancellationToken);
        _terminal.OutputStream.WriteByte((byte)'\n');
    }

    public ValueTask DisposeAsync() => _json.DisposeAsync();
}
