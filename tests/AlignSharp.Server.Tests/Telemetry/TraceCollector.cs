using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace AlignSharp.Server.Tests.Telemetry;

/// <summary>An OTLP collector on a free port of loopback: takes traces by gRPC and keeps their bytes.</summary>
internal sealed class TraceCollector : IAsyncDisposable
{
    private const string Export = "/opentelemetry.proto.collector.trace.v1.TraceService/Export";
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<byte[]> _received = [];

    private TraceCollector(WebApplication app) => _app = app;

    public Uri Address => new(_app.Urls.First());

    /// <summary>All that was received, as text in which the names of spans can be found.</summary>
    public string Received => string.Concat(_received.Select(Encoding.Latin1.GetString));

    public static async Task<TraceCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(static kestrel => kestrel.ConfigureEndpointDefaults(
            static endpoint => endpoint.Protocols = HttpProtocols.Http2));
        var collector = new TraceCollector(builder.Build());
        collector._app.MapPost(Export, collector.TakeAsync);
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        _received.Enqueue(body.ToArray());
        context.Response.ContentType = "application/grpc";
        // An empty answer: not compressed, of no bytes.
        await context.Response.Body.WriteAsync(new byte[5]);
        context.Response.AppendTrailer("grpc-status", "0");
    }
}
