using System.Collections.Immutable;
using AlignSharp.Server.Options;
using Microsoft.AspNetCore.HostFiltering;

namespace AlignSharp.Server.Security;

/// <summary>
/// Which host names are answered. Browsers let a web page talk to its own name, and its owner may point that name at
/// loopback; a server that only this machine can reach therefore answers to this machine's names alone.
/// </summary>
internal static class HostNames
{
    private static readonly ImmutableArray<string> Loopback = ["localhost", "127.0.0.1", "[::1]"];

    public static void Configure(HostFilteringOptions filter, AlignServerOptions options)
    {
        var given = options.Access.AllowedHosts;
        filter.AllowedHosts = [.. !given.IsEmpty ? given : options.Urls.All(ListenAddress.IsLoopback) ? Loopback : ["*"]];
        filter.IncludeFailureMessage = false;
    }
}
