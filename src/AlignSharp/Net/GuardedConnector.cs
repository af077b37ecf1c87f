using System.Net;
using System.Net.Sockets;

namespace AlignSharp.Net;

/// <summary>
/// Connects to a host by address: resolves it, checks every address against the rules, and connects to one of the
/// addresses checked, so that a second answer of the resolver cannot lead elsewhere.
/// </summary>
internal sealed class GuardedConnector(NetworkRules rules)
{
    public async ValueTask<Stream> ConnectAsync(string host, int port, CancellationToken cancellationToken)
    {
        var addresses = await ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        if (!rules.AllowPrivateAddresses)
        {
            RefuseSpecial(host, addresses);
        }

        return await ConnectToAnyAsync(addresses, port, cancellationToken).ConfigureAwait(false);
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        try
        {
            var addresses = await rules.Resolve(host, cancellationToken).ConfigureAwait(false);
            return addresses.Length > 0 ? addresses : throw NotResolved(host, null);
        }
        catch (SocketException error)
        {
            throw NotResolved(host, error);
        }
    }

    private static void RefuseSpecial(string host, IPAddress[] addresses)
    {
        foreach (var address in addresses)
        {
            if (SpecialAddresses.Purpose(address) is { } purpose)
            {
                throw new DownloadException(
                    DownloadFailure.RefusedAddress, $"{host} is at {address} ({purpose}); expected a public address.");
            }
        }
    }

    private async Task<Stream> ConnectToAnyAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        // An address that swallows packets must not use up the time of those after it.
        var share = rules.ConnectTimeout / addresses.Length;
        for (var i = 0; ; i++)
        {
            try
            {
                var endPoint = new IPEndPoint(addresses[i], port);
                return await ConnectAsync(endPoint, share, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error) when (
                i < addresses.Length - 1
                && error is SocketException or DownloadException { Failure: DownloadFailure.TimedOut })
            {
                // The next address may answer; the last one's error is the one shown.
            }
        }
    }

    private async Task<Stream> ConnectAsync(IPEndPoint endPoint, TimeSpan limit, CancellationToken cancellationToken)
    {
        using var clock = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        clock.CancelAfter(limit);
        try
        {
            return await rules.Connect(endPoint, clock.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (!cancellationToken.IsCancellationRequested)
        {
            throw new DownloadException(
                DownloadFailure.TimedOut, $"{endPoint} did not connect within {limit.TotalSeconds:0.###} s.", error);
        }
    }

    private static DownloadException NotResolved(string host, Exception? error) =>
        new(DownloadFailure.NameNotResolved, $"{host} was not found; expected a host name that resolves.", error);
}
