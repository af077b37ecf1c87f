using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace AlignSharp.Server.Security;

/// <summary>Lets requests to what is guarded pass with a key only, and notes whose it was.</summary>
internal sealed class KeyGate(ApiKeyFile? keys)
{
    private const string Scheme = "Bearer ";
    private const string NameItem = "alignsharp.key";

    /// <summary>Whose key a request came with; null without keys.</summary>
    public static string? NameOf(HttpContext context) => context.Items[NameItem] as string;

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (keys is null || !GuardedPaths.Holds(context.Request.Path))
        {
            return next(context);
        }

        if (Secret(context) is { } secret && keys.FindName(secret) is { } name)
        {
            context.Items[NameItem] = name;
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    private static string? Secret(HttpContext context)
    {
        var header = context.Request.Headers[HeaderNames.Authorization].ToString();
        return header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : null;
    }
}
