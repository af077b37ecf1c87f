using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace AlignSharp.Server.Telemetry;

/// <summary>What is measured and traced, and where it goes: figures to <c>/metrics</c>, traces to an OTLP collector if one is named.</summary>
internal static class TelemetrySetup
{
    public static void AddTelemetry(this IServiceCollection services, Uri? traceCollector)
    {
        var telemetry = services.AddOpenTelemetry()
            .ConfigureResource(static resource => resource.AddService("alignsharp"))
            .WithMetrics(static metrics => metrics
                .AddMeter(AlignTelemetry.SourceName, ServerTelemetry.SourceName)
                .AddMeter("Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting")
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter());
        if (traceCollector is not null)
        {
            telemetry.WithTracing(tracing => tracing
                .AddSource(AlignTelemetry.SourceName, ServerTelemetry.SourceName)
                .AddAspNetCoreInstrumentation(static options =>
                    options.Filter = static context => !context.Request.Path.StartsWithSegments("/health"))
                .AddOtlpExporter(exporter => exporter.Endpoint = traceCollector));
        }
    }
}
