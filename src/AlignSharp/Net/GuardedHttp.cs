using System.Net;
using System.Net.Http.Headers;

namespace AlignSharp.Net;

/// <summary>
/// Makes HTTP clients that keep to <see cref="NetworkRules"/>. Every connection, redirected ones included, is made by
/// us to an address that was checked. A proxy would resolve names itself and so defeat the check: the environment's
/// proxy settings are not used. Nothing is decompressed, no cookies are kept, no tracing headers are sent.
/// </summary>
public static class GuardedHttp
{
    private const int MaximumHeaderKilobytes = 64;

    /// <summary>Who asks, unless the caller sets another: many servers refuse requests that do not say.</summary>
    internal static ProductInfoHeaderValue UserAgent { get; } =
        new("AlignSharp", typeof(GuardedHttp).Assembly.GetName().Version?.ToString(3));

    /// <summary>
    /// A client without a time-out of its own; HTTP/2 where the server offers it. Thread-safe; dispose it when done.
    /// </summary>
    /// <param name="rules">Where it may go; null for <see cref="NetworkRules.Default"/>.</param>
    public static HttpClient CreateClient(NetworkRules? rules = null)
    {
        var client = new HttpClient(CreateHandler(rules))
        {
            Timeout = Timeout.InfiniteTimeSpan,
            DefaultRequestVersion = HttpVersion.Version20,
            DefaultVersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        client.DefaultRequestHeaders.UserAgent.Add(UserAgent);
        return client;
    }

    /// <summary>The handler of such a client, to build another on. Thread-safe; dispose it when done.</summary>
    /// <param name="rules">Where it may go; null for <see cref="NetworkRules.Default"/>.</param>
    public static HttpMessageHandler CreateHandler(NetworkRules? rules = null)
    {
        rules ??= NetworkRules.Default;
        var connector = new GuardedConnector(rules);
        var sockets = CreateSocketsHandler(rules.ConnectTimeout);
        sockets.UseProxy = false;
        sockets.ConnectCallback = (context, cancellationToken) => connector.ConnectAsync(
            context.DnsEndPoint.Host, context.DnsEndPoint.Port, cancellationToken);
        return new RedirectHandler(sockets, rules);
    }

    /// <summary>What every handler of ours has in common, guarded or not.</summary>
    internal static SocketsHttpHandler CreateSocketsHandler(TimeSpan connectTimeout) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = connectTimeout,
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = MaximumHeaderKilobytes,
    };
}
