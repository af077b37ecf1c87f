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
        AddLog(builder.Logging, options);
        ServerServices.Add(builder.Services, options, model, shelf);
        var app = builder.Build();
        ServerRoutes.Map(app);
        return app;
    }

    private static void AddLog(ILoggingBuilder log, AlignServerOptions options)
    {
        log.SetMinimumLevel(options.LogLevel);
        log.AddFilter("Microsoft", Lesser(options.LogLevel, LogLevel.Warning));
        // Its warning repeats with a stack what the request's own line says: 504.
        log.AddFilter("Microsoft.AspNetCore.Http.Timeouts", Lesser(options.LogLevel, LogLevel.Error));
        log.Services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
            static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (options.LogFormat == LogFormat.Json)
        {
            log.AddJsonConsole(static json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "O"));
        }
        else
        {
            log.AddSimpleConsole(static text => (text.SingleLine, text.TimestampFormat) = (true, "HH:mm:ss "));
        }
    }

    private static LogLevel Lesser(LogLevel asked, LogLevel least) => asked > least ? asked : least;
}
