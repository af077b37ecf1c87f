using System.Net.Http;
using AlignSharp.Net;
using Polly;

namespace AlignSharp.Data.Download.Fetching;

/// <summary>
/// Fetches pictures from the web: politely, within limits, from public addresses only, and trying again what may pass.
/// Lives as long as a run. Thread-safe.
/// </summary>
internal sealed class PictureWeb : IDisposable
{
    // A response that is not read to its end costs a connection rather than its bytes.
    private const int LargestDrain = 64 << 10;

    private readonly WebOptions _options;
    private readonly DnsCache _dns;
    private readonly HttpClient _client;
    private readonly RedirectWalk _walk;
    private readonly RobotsGate? _robots;
    private readonly ResiliencePipeline<FetchResult> _retries;

    public PictureWeb(WebOptions options, TimeProvider time, CancellationToken lifetime)
    {
        _options = options;
        _dns = new DnsCache(options, time, lifetime);
        _client = new HttpClient(Handler(new PublicConnector(options, _dns, time))) { Timeout = Timeout.InfiniteTimeSpan };
        _walk = new RedirectWalk(new Exchange(_client, new HostGates(options, time), new Places(options.AtOnce), options, time), options, time);
        _robots = options.ObeyRobots ? new RobotsGate(_walk, options, time, lifetime) : null;
        _retries = RetryPipeline.Create(options, result => result.Outcome?.Retry is RetryKind.Soon or RetryKind.Patiently, time);
    }

    /// <summary>Fetches one picture; lower ranks get their turn first. The result, which has a body or an outcome, is to be disposed once the body is used.</summary>
    public async Task<FetchResult> FetchAsync(Uri url, int rank, CancellationToken cancellationToken)
    {
        var request = FetchRequest.Picture(url, rank, _options);
        var attempts = 0;
        var result = await _retries.ExecuteAsync(
            async token =>
            {
                attempts++;
                return await _walk.FetchAsync(request, _robots is null ? null : _robots.ObjectionAsync, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return result with { Attempts = attempts };
    }

    public void Dispose()
    {
        _client.Dispose();
        _dns.Dispose();
    }

    private SocketsHttpHandler Handler(PublicConnector connector)
    {
        var time = _options.Time;
        var handler = GuardedHttp.CreateSocketsHandler(time.Dns + time.Connect + time.Connect);
        handler.UseProxy = false;
        handler.ConnectCallback = connector.ConnectAsync;
        handler.MaxConnectionsPerServer = _options.PerHost;
        handler.MaxResponseDrainSize = LargestDrain;
        handler.SslOptions.RemoteCertificateValidationCallback = _options.JudgeCertificate;
        handler.PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15);
        return handler;
    }
}
