using System.Collections.Immutable;
using System.CommandLine;
using AlignSharp.Data.Download.Fetching;
using AlignSharp.Net;

namespace AlignSharp.Cli.Data;

/// <summary>How the web is asked.</summary>
internal sealed class DownloadWebOptions
{
    private readonly BoundOption<int> _atOnce = new("--at-once", 1, "Pictures on their way at once (default: 128).");
    private readonly BoundOption<int> _perHost = new("--per-host", 1, "Requests to one host at once (default: 4).");
    private readonly BoundOption<int> _attempts = new("--attempts", 1, "Tries of what may pass within the run (default: 3).");
    private readonly BoundOption<int> _maxRedirects = new("--max-redirects", 0, "Redirects that are followed (default: 5).");
    private readonly BoundOption<int> _maxBytes = new("--max-bytes", 1, "Most bytes of a picture (default: 20971520).");
    private readonly BoundOption<double> _dns = new("--dns-timeout", 0, "Seconds to resolve a name (default: 5).");
    private readonly BoundOption<double> _connect = new("--connect-timeout", 0, "Seconds to connect, and as many for TLS (default: 5).");
    private readonly BoundOption<double> _headers = new("--headers-timeout", 0, "Seconds until a response begins (default: 10).");
    private readonly BoundOption<double> _idle = new("--idle-timeout", 0, "Seconds between pieces of a body (default: 5).");
    private readonly BoundOption<double> _total = new("--timeout", 0, "Seconds for a picture, redirects included (default: 30).");

    private readonly Option<string?> _userAgent = new("--user-agent")
    {
        Description = "What we call ourselves; robots.txt knows us by the first word.",
        HelpName = "TEXT",
    };

    private readonly Option<bool> _ignoreRobots = new("--ignore-robots") { Description = "Do not ask for robots.txt." };
    private readonly Option<bool> _ignoreOptOut = new("--ignore-opt-out") { Description = "Do not obey X-Robots-Tag headers." };

    private readonly Option<string[]> _directives = new("--opt-out")
    {
        Description = "A directive of X-Robots-Tag that is obeyed (default: noai, noimageai; others: noindex, noimageindex). "
            + "May be repeated.",
        HelpName = "DIRECTIVE",
    };

    private readonly Option<bool> _private = new("--allow-private-addresses")
    {
        Description = "Also ask hosts inside this network. Only for metadata you trust.",
    };

    public ImmutableArray<Option> All =>
    [
        _atOnce, _perHost, _attempts, _maxRedirects, _maxBytes, _dns, _connect, _headers, _idle, _total,
        _userAgent, _ignoreRobots, _ignoreOptOut, _directives, _private,
    ];

    public WebOptions Read(ParseResult parsed)
    {
        var options = new WebOptions();
        return options with
        {
            AtOnce = parsed.GetValue(_atOnce) ?? options.AtOnce,
            PerHost = parsed.GetValue(_perHost) ?? options.PerHost,
            Attempts = parsed.GetValue(_attempts) ?? options.Attempts,
            MaximumRedirects = parsed.GetValue(_maxRedirects) ?? options.MaximumRedirects,
            MaximumBytes = parsed.GetValue(_maxBytes) ?? options.MaximumBytes,
            Time = ReadTime(parsed, options.Time),
            UserAgent = parsed.GetValue(_userAgent) ?? options.UserAgent,
            ObeyRobots = !parsed.GetValue(_ignoreRobots),
            ObeyOptOut = !parsed.GetValue(_ignoreOptOut),
            OptOutDirectives = parsed.GetValue(_directives) is { Length: > 0 } directives ? [.. directives] : options.OptOutDirectives,
            Network = NetworkRules.Default with { AllowPrivateAddresses = parsed.GetValue(_private) },
        };
    }

    private TimeLimits ReadTime(ParseResult parsed, TimeLimits limits) => limits with
    {
        Dns = Seconds(parsed, _dns) ?? limits.Dns,
        Connect = Seconds(parsed, _connect) ?? limits.Connect,
        Headers = Seconds(parsed, _headers) ?? limits.Headers,
        Idle = Seconds(parsed, _idle) ?? limits.Idle,
        Total = Seconds(parsed, _total) ?? limits.Total,
    };

    private static TimeSpan? Seconds(ParseResult parsed, BoundOption<double> option) =>
        parsed.GetValue(option) is { } seconds ? TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(1).TotalSeconds)) : null;
}
