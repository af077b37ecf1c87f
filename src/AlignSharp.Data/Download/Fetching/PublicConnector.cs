using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using AlignSharp.Net;

namespace AlignSharp.Data.Download.Fetching;

/// <summary>
/// Makes the connections of the HTTP handler: resolves the host, refuses it where any of its addresses is inside a
/// network, and connects to one of the very addresses that were checked. Thread-safe.
/// </summary>
internal sealed class PublicConnector(WebOptions options, DnsCache dns, TimeProvider time)
{
    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        context.InitialRequestMessage.Options.TryGetValue(PhaseClock.Key, out var clock);
        clock?.BeginConnecting();
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var addresses = await dns.ResolveAsync(host, cancellationToken).ConfigureAwait(false);
        RefuseSpecial(host, addresses);
        var stream = await ConnectToAnyAsync(addresses, port, cancellationToken).ConfigureAwait(false);
        clock?.Connected(agreesOnTls: context.InitialRequestMessage.RequestUri!.Scheme == "https");
        return stream;
    }

    private void RefuseSpecial(string host, IPAddress[] addresses)
    {
        if (options.Network.AllowPrivateAddresses)
        {
            return;
        }

        foreach (var address in addresses)
        {
            if (SpecialAddresses.Purpose(address) is { } purpose)
            {
                throw new RowFailure(
                    DownloadOutcome.AddressNotPublic, $"{host} is at {address} ({purpose}); expected a public address.");
            }
        }
    }

    private async Task<Stream> ConnectToAnyAsync(IPAddress[] addresses, int port, CancellationToken cancellationToken)
    {
        for (var i = 0; ; i++)
        {
            try
            {
                return await ConnectWithinShareAsync(
                    new IPEndPoint(addresses[i], port), addresses.Length, cancellationToken).ConfigureAwait(false);
            }
            catch (RowFailure) when (i < addresses.Length - 1)
            {
                // The next address may answer; the last one's failure is the one shown.
            }
        }
    }

    // An address that swallows packets must not use up the time of those after it.
    private async Task<Stream> ConnectWithinShareAsync(IPEndPoint endPoint, int addresses, CancellationToken cancellationToken)
    {
        using var share = new CancellationTokenSource(options.Time.Connect / addresses, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(share.Token, cancellationToken);
        try
        {
            return await options.Network.Connect(endPoint, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException error) when (share.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new RowFailure(DownloadOutcome.ConnectTimeout, $"{endPoint} did not take the connection in time.", error);
        }
        catch (SocketException error)
        {
            throw new RowFailure(Name(error.SocketErrorCode), $"{endPoint} took no connection ({error.Message}).", error);
        }
    }

    private static DownloadOutcome Name(SocketError error) => error switch
    {
        SocketError.ConnectionRefused => DownloadOutcome.ConnectRefused,
        SocketError.TimedOut => DownloadOutcome.ConnectTimeout,
        _ => DownloadOutcome.ConnectFailed,
    };
}
