using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace AlignSharp.Server.Page;

/// <summary>
/// <c>GET /</c>: the web page, and what it is made of under <c>/page</c>. Its components are rendered once, without the
/// circuits and keys of interactive ones: the page itself asks the public API.
/// </summary>
internal static class PageEndpoint
{
    // Nothing but the page's own files runs, and nobody may put it into a frame.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", static (HttpContext context, ILoggerFactory loggers) => ShowAsync(context, loggers)).ExcludeFromDescription();
        routes.MapGet("/page/{name}", static (string name) => PageAssets.Find(name)).ExcludeFromDescription();
    }

    private static async Task<ContentHttpResult> ShowAsync(HttpContext context, ILoggerFactory loggers)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.Vary = "Accept-Language";
        await using var renderer = new HtmlRenderer(context.RequestServices, loggers);
        var html = await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<PageDocument>()).ToHtmlString());
        return TypedResults.Text(html, "text/html; charset=utf-8");
    }
}
