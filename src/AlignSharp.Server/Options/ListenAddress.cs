using System.Net;
using Microsoft.AspNetCore.Http;

namespace AlignSharp.Server.Options;

/// <summary>The addresses that a server listens on.</summary>
internal static class ListenAddress
{
    public static bool IsUsable(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.Port is >= 0 and <= 65_535 && address.PathBase.Length == 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>Whether only this machine can reach the address.</summary>
    public static bool IsLoopback(string url)
    {
        var host = BindingAddress.Parse(url).Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
    }
}
