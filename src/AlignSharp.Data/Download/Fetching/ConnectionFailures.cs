using System.Collections.Frozen;

namespace AlignSharp.Data.Download.Fetching;

/// <summary>The outcomes of requests that never had a connection, where there is no status.</summary>
internal static class ConnectionFailures
{
    private static readonly FrozenSet<DownloadOutcome> All =
    [
        DownloadOutcome.AddressNotPublic, DownloadOutcome.HostNotFound, DownloadOutcome.DnsFailed, DownloadOutcome.DnsTimeout,
        DownloadOutcome.ConnectRefused, DownloadOutcome.ConnectFailed, DownloadOutcome.ConnectTimeout, DownloadOutcome.TlsFailed,
        DownloadOutcome.HostUnreachable, DownloadOutcome.RateLimited,
    ];

    public static bool Contains(DownloadOutcome outcome) => All.Contains(outcome);
}
