using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;

namespace AlignSharp.Server.Errors;

/// <summary>Gives answers that would have no body, such as 404 and 405, a sentence.</summary>
internal static class StatusProblems
{
    public static Task WriteAsync(StatusCodeContext status)
    {
        var context = status.HttpContext;
        var detail = context.Response.StatusCode switch
        {
            StatusCodes.Status400BadRequest => $"The host \"{context.Request.Host}\" is not one that this server answers to.",
            StatusCodes.Status401Unauthorized => "No valid key was given; expected the header Authorization: Bearer KEY.",
            StatusCodes.Status404NotFound => $"There is nothing at {context.Request.Path}; see /openapi/v1.json for what is.",
            StatusCodes.Status405MethodNotAllowed => $"{context.Request.Path} does not take {context.Request.Method}.",
            StatusCodes.Status415UnsupportedMediaType =>
                $"The body has the type \"{context.Request.ContentType}\"; expected application/json or multipart/form-data.",
            var code => $"The request was answered with {code}.",
        };
        return Problem.WriteAsync(context, context.Response.StatusCode, detail, Code(context.Response.StatusCode));
    }

    private static string? Code(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "invalid_api_key",
        StatusCodes.Status404NotFound => "not_found",
        StatusCodes.Status415UnsupportedMediaType => "unsupported_media_type",
        _ => null,
    };
}
