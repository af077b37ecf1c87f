namespace AlignSharp.Data.Download.Fetching;

/// <summary>A turn at a host, which also hears how the host behaves.</summary>
internal sealed class HostLease(HostGates gates, HostGate gate) : IDisposable
{
    /// <summary>Tells how the request ended.</summary>
    public void Report(FetchResult result)
    {
        if (result.Outcome is { } outcome && IsUnreachable(outcome))
        {
            gates.Connected(gate, connected: false);
        }
        else
        {
            gates.Connected(gate, connected: true);
        }

        if (result.RetryAfter is { } pause)
        {
            gates.Pause(gate, pause);
        }
    }

    public void Dispose() => gates.Leave(gate);

    private static bool IsUnreachable(DownloadOutcome outcome) =>
        outcome == DownloadOutcome.ConnectRefused || outcome == DownloadOutcome.ConnectFailed
        || outcome == DownloadOutcome.ConnectTimeout || outcome == DownloadOutcome.TlsFailed
        || outcome == DownloadOutcome.DnsFailed || outcome == DownloadOutcome.DnsTimeout
        || outcome == DownloadOutcome.HeadersTimeout;
}
