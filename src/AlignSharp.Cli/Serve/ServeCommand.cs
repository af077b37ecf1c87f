using System.CommandLine;
using AlignSharp.Cli.Hosting;
using AlignSharp.Cli.Options;
using AlignSharp.Server;
using AlignSharp.Server.Options;
using Microsoft.Extensions.Logging;

namespace AlignSharp.Cli.Serve;

/// <summary><c>align serve</c>: the model behind HTTP, until told to stop.</summary>
internal sealed class ServeCommand : Command
{
    private const string TraceCollector = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private readonly EngineOptions _engine = new();
    private readonly IndexOption _indexes = new();
    private readonly BatchingFlags _batching = new();
    private readonly LimitFlags _limits = new();
    private readonly AccessFlags _access = new();

    private readonly Option<string[]> _urls = new("--urls")
    {
        Description = "Where to listen, with semicolons between several (default: http://127.0.0.1:8000).",
        HelpName = "URL",
    };

    private readonly Option<string?> _name = new("--model-name")
    {
        Description = "What requests call the model (default: the name of its folder or on the hub).",
        HelpName = "NAME",
    };

    private readonly Option<string?> _log = new("--log-format") { Description = "text or json (default: text)." };

    private readonly Option<string?> _logLevel = new("--log-level")
    {
        Description = "information, warning, error or none; a request is a line of information (default: information).",
    };

    private readonly Option<bool> _noPage = new("--no-page") { Description = "Serve the API alone, without the web page." };

    public ServeCommand(Terminal terminal)
        : base("serve", "Serve the model over HTTP: embeddings in OpenAI's shape, classification, similarity, search, a page. "
            + "Every option can stand in the environment: --max-body is ALIGN_MAX_BODY.")
    {
        _log.AcceptOnlyFromAmong("text", "json");
        _logLevel.AcceptOnlyFromAmong("information", "warning", "error", "none");
        Add(_urls);
        _engine.AddTo(this);
        Add(_name);
        Add(_indexes);
        _access.AddTo(this);
        _limits.AddTo(this);
        _batching.AddTo(this);
        Add(_log);
        Add(_logLevel);
        Add(_noPage);
        Add(new KeyCommand(terminal));
        SetAction((parsed, cancellationToken) =>
            RunAsync(EnvironmentArguments.Complete(parsed, terminal.Environment), terminal, cancellationToken));
    }

    private async Task<int> RunAsync(ParseResult parsed, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var server = await AlignServer.CreateAsync(Read(parsed, terminal), cancellationToken);
        await server.StartAsync(cancellationToken);
        terminal.Note($"Listening on {string.Join(" and ", server.Urls)}.");
        await server.WaitAsync(cancellationToken);
        return ExitCode.Success;
    }

    private AlignServerOptions Read(ParseResult parsed, Terminal terminal)
    {
        var usual = new AlignServerOptions { ModelFolder = _engine.FindFolder(parsed, terminal) };
        var urls = (parsed.GetValue(_urls) ?? []).SelectMany(static list => list.Split(';', StringSplitOptions.RemoveEmptyEntries));
        return usual with
        {
            ModelId = parsed.GetValue(_name) ?? _engine.HubName(parsed),
            Model = _engine.ModelOptions(parsed),
            Urls = [.. urls.DefaultIfEmpty(usual.Urls[0])],
            Indexes = _indexes.Read(parsed),
            Batching = _batching.Read(parsed),
            Limits = _limits.Read(parsed),
            Access = _access.Read(parsed),
            LogFormat = parsed.GetValue(_log) == "json" ? LogFormat.Json : LogFormat.Text,
            LogLevel = parsed.GetValue(_logLevel) is { } level ? Enum.Parse<LogLevel>(level, ignoreCase: true) : usual.LogLevel,
            ServePage = !parsed.GetValue(_noPage),
            TraceCollector = Collector(terminal.Environment(TraceCollector)),
        };
    }

    private static Uri? Collector(string? address)
    {
        if (string.IsNullOrEmpty(address))
        {
            return null;
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var collector) && collector.Scheme is ("http" or "https")
            ? collector
            : throw new UsageException($"{TraceCollector} is \"{address}\"; expected an address such as http://127.0.0.1:4317.");
    }
}
