using System.Collections.Immutable;
using System.Net.Security;
using AlignSharp.Net;

namespace AlignSharp.Data.Download.Fetching;

/// <summary>How the web is asked for pictures. Immutable; safe to share.</summary>
public sealed record WebOptions
{
    /// <summary>The user agent that is sent, and whose first word (before <c>/</c>) robots.txt and X-Robots-Tag know us by.</summary>
    public string UserAgent { get; init; } = "AlignSharp/0.1 (image-text dataset download)";

    /// <summary>Pictures on their way at once, being fetched or being worked on. Default: 128.</summary>
    public int AtOnce { get; init; } = 128;

    /// <summary>Requests to one host at once. Default: 4.</summary>
    public int PerHost { get; init; } = 4;

    /// <summary>Name look-ups at once. Default: 16.</summary>
    public int LookupsAtOnce { get; init; } = 16;

    /// <summary>Tries of a picture that fails in a way that may pass within the run. Default: 3.</summary>
    public int Attempts { get; init; } = 3;

    /// <summary>The pause before another try after a broken connection; it doubles and is blurred. Default: 250 ms.</summary>
    public TimeSpan ShortPause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The same where a server is overloaded or limits us, unless it says how long. Default: 2 seconds.</summary>
    public TimeSpan LongPause { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The longest pause before another try; a server that asks for more is left for <c>--retry-failed</c>. Default: 30
    /// seconds.
    /// </summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Redirects that are followed. Default: 5.</summary>
    public int MaximumRedirects { get; init; } = 5;

    /// <summary>The most bytes of a picture, announced or sent. Default: 20 MiB.</summary>
    public int MaximumBytes { get; init; } = 20 << 20;

    /// <summary>How long each phase may take.</summary>
    public TimeLimits Time { get; init; } = new();

    /// <summary>Obey robots.txt (RFC 9309). Default: true.</summary>
    public bool ObeyRobots { get; init; } = true;

    /// <summary>Obey X-Robots-Tag headers. Default: true.</summary>
    public bool ObeyOptOut { get; init; } = true;

    /// <summary>The directives of X-Robots-Tag that opt a picture out. Default: noai, noimageai.</summary>
    public ImmutableArray<string> OptOutDirectives { get; init; } = ["noai", "noimageai"];

    /// <summary>Failed connections to a host in a row after which it is left alone for a while. Default: 8.</summary>
    public int FailuresUntilUnreachable { get; init; } = 8;

    /// <summary>How long such a host is left alone. Default: 5 minutes.</summary>
    public TimeSpan UnreachableTime { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether private addresses may be reached, and how names become addresses and addresses connections; its other rules
    /// are those of this record.
    /// </summary>
    public NetworkRules Network { get; init; } = NetworkRules.Default;

    /// <summary>Judges certificates in place of the system; only tests do.</summary>
    internal RemoteCertificateValidationCallback? JudgeCertificate { get; init; }

    /// <summary>The name that rules for robots know us by: the user agent's first word.</summary>
    internal string RobotName => UserAgent.Split('/', ' ')[0];

    internal void Validate()
    {
        DownloadOptions.Require(RobotName.Length > 0, $"The user agent is '{UserAgent}'; expected it to begin with a name.");
        DownloadOptions.Require(!UserAgent.Any(char.IsControl), "The user agent holds a control character; expected plain text.");
        DownloadOptions.Require(AtOnce is >= 1 and <= 4096, $"{AtOnce} pictures at once were asked for; expected 1 to 4,096.");
        DownloadOptions.Require(PerHost is >= 1 and <= 256, $"{PerHost} requests a host were asked for; expected 1 to 256.");
        DownloadOptions.Require(LookupsAtOnce is >= 1 and <= 256, $"{LookupsAtOnce} look-ups at once were asked for; expected 1 to 256.");
        DownloadOptions.Require(Attempts is >= 1 and <= 20, $"{Attempts} attempts were asked for; expected 1 to 20.");
        DownloadOptions.Require(MaximumRedirects is >= 0 and <= 20, $"{MaximumRedirects} redirects were asked for; expected 0 to 20.");
        DownloadOptions.Require(MaximumBytes is >= 1 and <= 1 << 30, $"A limit of {MaximumBytes} bytes was asked for; expected 1 to 1 GiB.");
        DownloadOptions.Require(FailuresUntilUnreachable >= 1, $"{FailuresUntilUnreachable} failures were asked for; expected at least 1.");
        Time.Validate();
    }
}
