using System.Net;
using System.Net.Sockets;

namespace AlignSharp.Data.Download.Fetching;

/// <summary>
/// Resolves host names, remembers the answers and asks only so much at once: the system's resolver holds a thread for
/// every look-up. Thread-safe.
/// </summary>
internal sealed class DnsCache(WebOptions options, TimeProvider time, CancellationToken lifetime) : IDisposable
{
    private const int Capacity = 100_000;
    private static readonly TimeSpan AnswerLifetime = TimeSpan.FromMinutes(5);

    // Long enough that all who ask at the same moment share a failure, short enough that another try asks again.
    private static readonly TimeSpan FailureLifetime = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _lookups = new(options.LookupsAtOnce);
    private readonly ExpiringCache<string, Answer> _answers = new(Capacity, time);

    /// <summary>The addresses of a host, at least one.</summary>
    /// <exception cref="RowFailure">It has none, or the name server failed or took too long.</exception>
    public async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        var answer = await _answers.GetAsync(host, LookUpAsync).WaitAsync(cancellationToken).ConfigureAwait(false);
        return answer.Addresses ?? throw new RowFailure(answer.Failure!, $"{host} has no address ({answer.Detail}).");
    }

    public void Dispose() => _lookups.Dispose();

    private async Task<(Answer Value, TimeSpan Lifetime)> LookUpAsync(string host)
    {
        await _lookups.WaitAsync(lifetime).ConfigureAwait(false);
        var lookup = Task.Run(() => options.Network.Resolve(host, lifetime), lifetime);
        _ = ReleaseAsync(lookup);
        try
        {
            var addresses = await lookup.WaitAsync(options.Time.Dns, time, lifetime).ConfigureAwait(false);
            return addresses.Length > 0
                ? (new(addresses, null, null), AnswerLifetime)
                : (new(null, DownloadOutcome.HostNotFound, "the name server knows none"), AnswerLifetime);
        }
        catch (TimeoutException)
        {
            return (new(null, DownloadOutcome.DnsTimeout, "the name server took longer than allowed"), FailureLifetime);
        }
        catch (SocketException error)
        {
            var isFinal = error.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData;
            return (
                new(null, isFinal ? DownloadOutcome.HostNotFound : DownloadOutcome.DnsFailed, error.Message),
                isFinal ? AnswerLifetime : FailureLifetime);
        }
    }

    // A look-up that took too long still holds its thread.
    private async Task ReleaseAsync(Task lookup)
    {
        await lookup.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _lookups.Release();
    }

    private sealed record Answer(IPAddress[]? Addresses, DownloadOutcome? Failure, string? Detail);
}
