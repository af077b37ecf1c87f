using System.Net.Http;
using AlignSharp.Data.Download.OptOut;
using Polly;

namespace AlignSharp.Data.Download.Fetching;

/// <summary>
/// Asks each host's robots.txt once and remembers it for a day (RFC 9309): an answer of 4xx allows everything, a server
/// error or no answer forbids everything for a while. A host that cannot even be connected to fails as itself. Thread-safe.
/// </summary>
internal sealed class RobotsGate(RedirectWalk walk, WebOptions options, TimeProvider time, CancellationToken lifetime)
{
    private const int Capacity = 50_000;
    private static readonly TimeSpan RulesLifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan UnreachableLifetime = TimeSpan.FromMinutes(10);

    private readonly ExpiringCache<string, Verdict> _hosts = new(Capacity, time);
    private readonly ResiliencePipeline<FetchResult> _retries =
        RetryPipeline.Create(options, result => result.Outcome?.Retry == RetryKind.Patiently && IsAnswer(result), time);

    /// <summary>How a request for a URL ends before it is sent; null where it may be sent.</summary>
    public async Task<FetchResult?> ObjectionAsync(Uri url, CancellationToken cancellationToken)
    {
        var origin = url.GetLeftPart(UriPartial.Authority);
        var verdict = await _hosts.GetAsync(origin, AskAsync).WaitAsync(cancellationToken).ConfigureAwait(false);
        return verdict switch
        {
            { Failure: { } failure } => failure,
            { Rules: { } rules } when !rules.Allows(url) => new FetchResult(DownloadOutcome.RobotsDisallowed)
            {
                Detail = $"{origin}/robots.txt forbids {url.AbsolutePath} to {options.RobotName}.",
            },
            _ => null,
        };
    }

    private async Task<(Verdict Value, TimeSpan Lifetime)> AskAsync(string origin)
    {
        var request = FetchRequest.Robots(new Uri($"{origin}/robots.txt"));
        using var result = await _retries.ExecuteAsync(
            async token => await walk.FetchAsync(request, null, token).ConfigureAwait(false), lifetime).ConfigureAwait(false);
        if (result.Body is { } body)
        {
            return (new(RobotsParser.Parse(body.Bytes.Span, options.RobotName), null), RulesLifetime);
        }

        if (!IsAnswer(result))
        {
            return (new(null, result), TimeSpan.Zero);
        }

        return AllowsEverything(result)
            ? (new(RobotsRules.AllowAll, null), RulesLifetime)
            : (new(null, Unreachable(origin, result)), UnreachableLifetime);
    }

    // What fails before there is a connection fails the same way for the picture, and is its own outcome.
    private static bool IsAnswer(FetchResult result) =>
        result.HttpStatus is not null || !ConnectionFailures.Contains(result.Outcome!);

    private static bool AllowsEverything(FetchResult result) =>
        result.HttpStatus is { } status && result.Outcome != DownloadOutcome.ServerError && status < 500;

    private static FetchResult Unreachable(string origin, FetchResult result) => new(DownloadOutcome.RobotsUnreachable)
    {
        HttpStatus = result.HttpStatus,
        Detail = $"{origin}/robots.txt could not be had ({result.Outcome}).",
    };

    private sealed record Verdict(RobotsRules? Rules, FetchResult? Failure);
}
