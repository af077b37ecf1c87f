using System.Net;

namespace AlignSharp.Net;

/// <summary>A range of addresses that does not lie in the public internet.</summary>
/// <param name="Network">The range.</param>
/// <param name="Purpose">What it is for, as shown to a person.</param>
internal sealed record SpecialAddressRange(IPNetwork Network, string Purpose)
{
    public static SpecialAddressRange Of(string network, string purpose) => new(IPNetwork.Parse(network), purpose);
}
