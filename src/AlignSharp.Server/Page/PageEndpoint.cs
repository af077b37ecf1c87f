using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace AlignSharp.Server.Page;

/// <summary><c>GET /</c>: the web page, and what it is made of under <c>/page</c>.</summary>
internal static class PageEndpoint
{
    // Nothing but the page's own files runs, and nobody may put it into a frame.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", static (HttpContext context) => Show(context)).ExcludeFromDescription();
        routes.MapGet("/page/{name}", static (string name) => PageAssets.Find(name)).ExcludeFromDescription();
    }

    private static RazorComponentResult<PageDocument> Show(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.Vary = "Accept-Language";
        return new RazorComponentResult<PageDocument>();
    }
}
