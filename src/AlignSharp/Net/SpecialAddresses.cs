using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;

namespace AlignSharp.Net;

/// <summary>
/// Tells public addresses from those inside a network, by IANA's special-purpose registries for IPv4 and IPv6
/// (RFC 6890 and its updates). IPv6 is public only inside the one block IANA gives out, 2000::/3.
/// </summary>
internal static class SpecialAddresses
{
    private static readonly IPNetwork GlobalUnicast = IPNetwork.Parse("2000::/3");

    // A resolver on an IPv6-only network (DNS64) answers with these for public IPv4 hosts.
    private static readonly IPNetwork TranslatedIPv4 = IPNetwork.Parse("64:ff9b::/96");

    private static readonly ImmutableArray<SpecialAddressRange> IPv4 =
    [
        SpecialAddressRange.Of("0.0.0.0/8", "this network"),
        SpecialAddressRange.Of("10.0.0.0/8", "private network"),
        SpecialAddressRange.Of("100.64.0.0/10", "carrier-grade NAT"),
        SpecialAddressRange.Of("127.0.0.0/8", "loopback"),
        SpecialAddressRange.Of("168.63.129.16/32", "cloud platform service"),
        SpecialAddressRange.Of("169.254.0.0/16", "link-local, cloud metadata"),
        SpecialAddressRange.Of("172.16.0.0/12", "private network"),
        SpecialAddressRange.Of("192.0.0.0/24", "protocol assignments"),
        SpecialAddressRange.Of("192.0.2.0/24", "documentation"),
        SpecialAddressRange.Of("192.88.99.0/24", "6to4 relay"),
        SpecialAddressRange.Of("192.168.0.0/16", "private network"),
        SpecialAddressRange.Of("198.18.0.0/15", "benchmarking"),
        SpecialAddressRange.Of("198.51.100.0/24", "documentation"),
        SpecialAddressRange.Of("203.0.113.0/24", "documentation"),
        SpecialAddressRange.Of("224.0.0.0/4", "multicast"),
        SpecialAddressRange.Of("255.255.255.255/32", "broadcast"),
        SpecialAddressRange.Of("240.0.0.0/4", "reserved"),
    ];

    private static readonly ImmutableArray<SpecialAddressRange> IPv6 =
    [
        SpecialAddressRange.Of("::/128", "unspecified"),
        SpecialAddressRange.Of("::1/128", "loopback"),
        SpecialAddressRange.Of("::/96", "IPv4-compatible"),
        SpecialAddressRange.Of("64:ff9b:1::/48", "local IPv4 translation"),
        SpecialAddressRange.Of("100::/64", "discard only"),
        SpecialAddressRange.Of("2001::/32", "Teredo"),
        SpecialAddressRange.Of("2001::/23", "protocol assignments"),
        SpecialAddressRange.Of("2001:db8::/32", "documentation"),
        SpecialAddressRange.Of("2002::/16", "6to4"),
        SpecialAddressRange.Of("3fff::/20", "documentation"),
        SpecialAddressRange.Of("5f00::/16", "segment routing"),
        SpecialAddressRange.Of("fc00::/7", "unique local"),
        SpecialAddressRange.Of("fe80::/10", "link-local"),
        SpecialAddressRange.Of("fec0::/10", "site-local"),
        SpecialAddressRange.Of("ff00::/8", "multicast"),
    ];

    /// <summary>What a special address is for; null for a public one.</summary>
    public static string? Purpose(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return Find(IPv4, address);
        }

        // IPNetwork.Contains takes a mapped address for IPv4 and compares it wrongly with an IPv6 range.
        if (address.IsIPv4MappedToIPv6)
        {
            return "IPv4-mapped";
        }

        if (TranslatedIPv4.Contains(address))
        {
            return Purpose(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        }

        return Find(IPv6, address) ?? (GlobalUnicast.Contains(address) ? null : "not assigned");
    }

    private static string? Find(ImmutableArray<SpecialAddressRange> ranges, IPAddress address)
    {
        foreach (var range in ranges)
        {
            if (range.Network.Contains(address))
            {
                return range.Purpose;
            }
        }

        return null;
    }
}
