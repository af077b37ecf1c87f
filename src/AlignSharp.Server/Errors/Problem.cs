using AlignSharp.Server.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace AlignSharp.Server.Errors;

/// <summary>
/// Answers with what went wrong: ProblemDetails (RFC 9457), and beside them OpenAI's <c>error</c>, which its clients show.
/// </summary>
internal static class Problem
{
    private const string ContentType = "application/problem+json";

    public static Task WriteAsync(HttpContext context, int status, string detail, string? code = null, string? field = null)
    {
        var problem = new ProblemDetails
        {
            Status = status,
            Title = ReasonPhrases.GetReasonPhrase(status),
            Detail = detail,
            Instance = context.Request.Path,
        };
        problem.Extensions["error"] = new ProblemError(
            detail, status < StatusCodes.Status500InternalServerError ? "invalid_request_error" : "server_error", code, field);
        // Not with the request's token: a request that took too long has cancelled it, and is answered still.
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(problem, ServerJson.Default.ProblemDetails, ContentType, CancellationToken.None);
    }
}
