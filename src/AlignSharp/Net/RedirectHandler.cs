using System.Net;

namespace AlignSharp.Net;

/// <summary>
/// Follows redirects of GET and HEAD by the rules: bounded, to http and https only, not from https to http unless
/// allowed, without credentials. What was secret for one origin (Authorization, Cookie) is not sent to another.
/// </summary>
internal sealed class RedirectHandler(HttpMessageHandler inner, NetworkRules rules) : DelegatingHandler(inner)
{
    /// <summary>Set on a request to see each redirect before it is followed; true returns it as it is.</summary>
    public static readonly HttpRequestOptionsKey<Func<HttpResponseMessage, bool>> StopAt = new("AlignSharp.Net.StopAt");

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        WebUrl.Check(request.RequestUri);
        for (var followed = 0; ; followed++)
        {
            var response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!IsRedirect(request, response) || IsStop(request, response))
            {
                return response;
            }

            using var redirect = response;
            if (followed == rules.MaximumRedirects)
            {
                throw new DownloadException(
                    DownloadFailure.TooManyRedirects,
                    $"{request.RequestUri!.Host} redirects again after {followed} redirects; expected no more.");
            }

            Follow(request, Target(request.RequestUri!, response));
        }
    }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Guarded requests are sent asynchronously.");

    private static bool IsRedirect(HttpRequestMessage request, HttpResponseMessage response) =>
        response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect
        && (request.Method == HttpMethod.Get || request.Method == HttpMethod.Head);

    private static bool IsStop(HttpRequestMessage request, HttpResponseMessage response) =>
        request.Options.TryGetValue(StopAt, out var stopAt) && stopAt(response);

    private Uri Target(Uri source, HttpResponseMessage response)
    {
        var target = Location(source, response);
        var objection = WebUrl.Objection(target);
        if (objection is null && source.Scheme == "https" && target!.Scheme == "http" && !rules.AllowDowngrade)
        {
            objection = "leaves https for http; expected https";
        }

        return objection is null
            ? target!
            : throw new DownloadException(
                DownloadFailure.RefusedRedirect, $"{source.Host} redirects to a URL that {objection}.");
    }

    private static Uri? Location(Uri source, HttpResponseMessage response) =>
        response.Headers.TryGetValues("Location", out var values)
        && Uri.TryCreate(source, values.First(), out var target) ? target : null;

    private static void Follow(HttpRequestMessage request, Uri target)
    {
        if (!WebUrl.SameOrigin(request.RequestUri!, target))
        {
            request.Headers.Authorization = null;
            request.Headers.Remove("Cookie");
        }

        request.Headers.Host = null;
        request.RequestUri = target;
    }
}
