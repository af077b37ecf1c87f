using AlignSharp.Net;
using AlignSharp.Search;
using AlignSharp.Search.Garnet;
using AlignSharp.Server.Batching;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AlignSharp.Server.Errors;

/// <summary>Turns what endpoints throw into answers. What a client did wrong is told to it; what we did wrong is logged.</summary>
internal sealed partial class ErrorHandler(ILogger<ErrorHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        switch (exception)
        {
            case RequestException error:
                await Problem.WriteAsync(context, error.Status, error.Message, error.Code, error.Field);
                break;
            case QueueFullException error:
                context.Response.Headers.RetryAfter = RetryAfter.Text(error.RetryAfter);
                await Problem.WriteAsync(context, StatusCodes.Status429TooManyRequests, error.Message, "overloaded");
                break;
            case BadHttpRequestException error:
                await Problem.WriteAsync(context, error.StatusCode, error.Message, "bad_request");
                break;
            case DownloadException error:
                await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, error.Message, "fetch_failed");
                break;
            case GarnetException error:
                await Problem.WriteAsync(context, StatusCodes.Status503ServiceUnavailable, error.Message, "index_unavailable");
                break;
            case AlignException error and not IndexFileException:
                await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, error.Message, "invalid_value");
                break;
            case InvalidDataException or IOException when !context.RequestAborted.IsCancellationRequested:
                await Problem.WriteAsync(context, StatusCodes.Status400BadRequest, "The body ends too early or breaks the rules of its type.", "bad_request");
                break;
            default:
                LogFailure(context.Request.Method, context.Request.Path, exception);
                await Problem.WriteAsync(context, StatusCodes.Status500InternalServerError, "The server failed; its log says why.");
                break;
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed.")]
    private partial void LogFailure(string method, string path, Exception error);
}
