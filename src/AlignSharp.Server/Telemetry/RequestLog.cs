using System.Diagnostics;
using AlignSharp.Server.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AlignSharp.Server.Telemetry;

/// <summary>A line a request: what was asked, by whose key, how it ended, how long it took. Health checks are left out.</summary>
internal sealed partial class RequestLog(ILogger<RequestLog> logger)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var started = Stopwatch.GetTimestamp();
        await next(context);
        var (method, path, status) = (context.Request.Method, context.Request.Path, context.Response.StatusCode);
        if (!path.StartsWithSegments("/health"))
        {
            var milliseconds = Math.Round(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 1);
            var key = KeyGate.NameOf(context) ?? "-";
            LogRequest(method, path, status, milliseconds, key);
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "{Method} {Path} {Status} {Milliseconds} ms {Key}")]
    private partial void LogRequest(string method, PathString path, int status, double milliseconds, string key);
}
