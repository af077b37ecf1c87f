using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace AlignSharp.Server.Options;

/// <summary>What a server serves, where, and within which limits. Immutable; checked when the server is created.</summary>
public sealed record AlignServerOptions
{
    /// <summary>The folder of the checkpoint, in Hugging Face's layout.</summary>
    public required string ModelFolder { get; init; }

    /// <summary>The name that requests and answers call the model; null takes the folder's name.</summary>
    public string? ModelId { get; init; }

    /// <summary>
    /// The indexes that can be searched, by the names that requests give: folders, or <c>garnet://HOST:PORT/NAME</c>. Made by
    /// the same model.
    /// </summary>
    public ImmutableDictionary<string, string> Indexes { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>How the model runs.</summary>
    public AlignModelOptions Model { get; init; } = AlignModelOptions.Default;

    /// <summary>Where to listen; port 0 takes a free one. Default: <c>http://127.0.0.1:8000</c>.</summary>
    public ImmutableArray<string> Urls { get; init; } = ["http://127.0.0.1:8000"];

    /// <summary>How requests are joined into batches.</summary>
    public BatchingOptions Batching { get; init; } = new();

    /// <summary>How much requests may ask for.</summary>
    public LimitOptions Limits { get; init; } = new();

    /// <summary>Who may ask.</summary>
    public AccessOptions Access { get; init; } = new();

    /// <summary>The least of what is logged; a request is a line of Information. Default: Information.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>How the log is written.</summary>
    public LogFormat LogFormat { get; init; }

    /// <summary>
    /// Where traces go: an OTLP collector such as <c>http://127.0.0.1:4317</c>, spoken to by gRPC unless
    /// <c>OTEL_EXPORTER_OTLP_PROTOCOL</c> says otherwise; null for nowhere.
    /// </summary>
    public Uri? TraceCollector { get; init; }

    /// <summary>Whether the web page is served at <c>/</c>. Default: true.</summary>
    public bool ServePage { get; init; } = true;
}
