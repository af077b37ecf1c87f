using System.Net.Http.Headers;
using AlignSharp.Net;

namespace AlignSharp.Hub;

/// <summary>Sends one request to the hub, against a clock; what goes wrong with the network carries its name.</summary>
internal sealed class HubTransport(HttpClient client, HubOptions options, TimeProvider timeProvider)
{
    public HttpRequestMessage Request(HttpMethod method, Uri url)
    {
        var request = new HttpRequestMessage(method, url);

        // A transformed body would have neither the announced size nor resumable offsets.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (options.Token is { } token)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        return request;
    }

    public DownloadClock Clock(CancellationToken cancellationToken) =>
        new(Timeout.InfiniteTimeSpan, timeProvider, cancellationToken);

    public async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        HttpCompletionOption completion,
        DownloadClock clock,
        CancellationToken cancellationToken)
    {
        var url = request.RequestUri!;
        try
        {
            return await client.SendAsync(request, completion, clock.Token).ConfigureAwait(false);
        }
        catch (Exception error) when (
            !cancellationToken.IsCancellationRequested && HttpFailures.Translate(error, url, clock) is { } failure)
        {
            throw failure;
        }
    }
}
