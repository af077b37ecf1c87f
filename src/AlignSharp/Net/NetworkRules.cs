using System.Net;

namespace AlignSharp.Net;

/// <summary>
/// Where a fetch may go. The defaults suit addresses that strangers chose: http and https only, only public addresses,
/// no downgrade from https, few redirects. Immutable; safe to share.
/// </summary>
public sealed record NetworkRules
{
    /// <summary>The rules for addresses that strangers chose.</summary>
    public static NetworkRules Default { get; } = new();

    /// <summary>Whether addresses inside a network (loopback, private, link-local...) may be reached. Default: false.</summary>
    public bool AllowPrivateAddresses { get; init; }

    /// <summary>Whether a redirect may lead from https to http. Default: false.</summary>
    public bool AllowDowngrade { get; init; }

    /// <summary>How many redirects are followed. Default: 5.</summary>
    public int MaximumRedirects { get; init; } = 5;

    /// <summary>How long resolving, connecting and the TLS handshake may take together. Default: 10 seconds.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Gives the addresses of a host. Default: the system's resolver. Must be thread-safe.</summary>
    public Func<string, CancellationToken, Task<IPAddress[]>> Resolve { get; init; } = Dns.GetHostAddressesAsync;

    /// <summary>
    /// Opens a connection to an address that has been checked; it must go to exactly that address.
    /// Default: a TCP socket. Must be thread-safe.
    /// </summary>
    public Func<IPEndPoint, CancellationToken, ValueTask<Stream>> Connect { get; init; } = TcpConnection.OpenAsync;
}
