using AlignSharp.Server.Models;
using AlignSharp.Server.Options;
using AlignSharp.Server.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace AlignSharp.Server;

/// <summary>
/// The web host, from nothing: no settings files, no environment variables, no signals are looked at, so that options
/// alone decide what a server does.
/// </summary>
internal static class ServerHost
{
    public static WebApplication Build(AlignServerOptions options, ServedModel model, IndexShelf shelf)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "alignsharp" });
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().UseUrls([.. options.Urls]).ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.Limits.MaximumBodyBytes;
        });
        builder.Services.AddRoutingCore();
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = options.Limits.ShutdownTime);
        AddLog(builder.Logging, options.LogFormat);
        ServerServices.Add(builder.Services, options, model, shelf);
        var app = builder.Build();
        ServerRoutes.Map(app);
        return app;
    }

    private static void AddLog(ILoggingBuilder log, LogFormat format)
    {
        log.SetMinimumLevel(LogLevel.Information);
        log.AddFilter("Microsoft", LogLevel.Warning);
        log.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (format == LogFormat.Json)
        {
            log.AddJsonConsole(static json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "O"));
        }
        else
        {
            log.AddSimpleConsole(static text => (text.SingleLine, text.TimestampFormat) = (true, "HH:mm:ss "));
        }
    }
}
