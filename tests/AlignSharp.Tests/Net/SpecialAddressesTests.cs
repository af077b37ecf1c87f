using System.Net;
using AlignSharp.Net;
using CsCheck;

namespace AlignSharp.Tests.Net;

public sealed class SpecialAddressesTests
{
    [Theory]
    [InlineData("0.0.0.0", "this network")]
    [InlineData("0.255.1.2", "this network")]
    [InlineData("10.0.0.1", "private network")]
    [InlineData("100.64.0.1", "carrier-grade NAT")]
    [InlineData("100.127.255.255", "carrier-grade NAT")]
    [InlineData("127.0.0.1", "loopback")]
    [InlineData("127.255.255.254", "loopback")]
    [InlineData("168.63.129.16", "cloud platform service")]
    [InlineData("169.254.169.254", "link-local, cloud metadata")]
    [InlineData("172.16.0.1", "private network")]
    [InlineData("172.31.255.255", "private network")]
    [InlineData("192.0.0.8", "protocol assignments")]
    [InlineData("192.0.2.1", "documentation")]
    [InlineData("192.88.99.1", "6to4 relay")]
    [InlineData("192.168.1.1", "private network")]
    [InlineData("198.19.255.255", "benchmarking")]
    [InlineData("198.51.100.7", "documentation")]
    [InlineData("203.0.113.7", "documentation")]
    [InlineData("224.0.0.1", "multicast")]
    [InlineData("239.255.255.250", "multicast")]
    [InlineData("240.0.0.1", "reserved")]
    [InlineData("255.255.255.255", "broadcast")]
    [InlineData("::", "unspecified")]
    [InlineData("::1", "loopback")]
    [InlineData("::8.8.8.8", "IPv4-compatible")]
    [InlineData("::ffff:8.8.8.8", "IPv4-mapped")]
    [InlineData("::ffff:127.0.0.1", "IPv4-mapped")]
    [InlineData("::ffff:0:8.8.8.8", "not assigned")]
    [InlineData("64:ff9b::10.0.0.1", "private network")]
    [InlineData("64:ff9b::169.254.169.254", "link-local, cloud metadata")]
    [InlineData("64:ff9b:1::1", "local IPv4 translation")]
    [InlineData("100::1", "discard only")]
    [InlineData("2001::1", "Teredo")]
    [InlineData("2001:20::1", "protocol assignments")]
    [InlineData("2001:db8::1", "documentation")]
    [InlineData("2002:0a00:0001::1", "6to4")]
    [InlineData("2002:808:808::1", "6to4")]
    [InlineData("3fff::1", "documentation")]
    [InlineData("4000::1", "not assigned")]
    [InlineData("5f00::1", "segment routing")]
    [InlineData("fc00::1", "unique local")]
    [InlineData("fd12:3456::1", "unique local")]
    [InlineData("fe80::1%1", "link-local")]
    [InlineData("fec0::1", "site-local")]
    [InlineData("ff02::1", "multicast")]
    public void Addresses_inside_a_network_are_special(string address, string purpose) =>
        Assert.Equal(purpose, SpecialAddresses.Purpose(IPAddress.Parse(address)));

    [Theory]
    [InlineData("1.1.1.1")]
    [InlineData("8.8.8.8")]
    [InlineData("9.255.255.255")]
    [InlineData("11.0.0.0")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.0")]
    [InlineData("126.255.255.255")]
    [InlineData("128.0.0.0")]
    [InlineData("169.253.255.255")]
    [InlineData("172.15.255.255")]
    [InlineData("172.32.0.0")]
    [InlineData("192.167.255.255")]
    [InlineData("198.20.0.0")]
    [InlineData("223.255.255.255")]
    [InlineData("2606:4700:4700::1111")]
    [InlineData("2001:4860:4860::8888")]
    [InlineData("2a00:1450:4001::1")]
    [InlineData("64:ff9b::8.8.8.8")]
    public void Neighbours_of_the_ranges_are_public(string address) =>
        Assert.Null(SpecialAddresses.Purpose(IPAddress.Parse(address)));

    [Fact]
    public void An_IPv4_address_is_never_public_when_written_as_IPv6() =>
        Gen.Byte.Array[4].Sample(bytes =>
            SpecialAddresses.Purpose(new IPAddress(bytes).MapToIPv6()) is not null);

    [Fact]
    public void No_IPv6_address_outside_global_unicast_is_public() =>
        Gen.Byte.Array[16].Sample(bytes =>
            (bytes[0] & 0xE0) == 0x20 || SpecialAddresses.Purpose(new IPAddress(bytes)) is not null);
}
