using System.Collections.Immutable;
using AlignSharp.Net;

namespace AlignSharp.Server.Options;

/// <summary>Who may ask, how often, and for what. Immutable.</summary>
public sealed record AccessOptions
{
    /// <summary>
    /// A file with the hashes of the keys that open <c>/v1</c> and <c>/metrics</c>, one line each as
    /// <see cref="Security.ApiKey"/> makes them; null lets everybody in. Read once, at the start.
    /// </summary>
    public string? KeysFile { get; init; }

    /// <summary>How many requests a second each key, or each address where there are no keys, may make; null for any number.</summary>
    public double? RequestsPerSecond { get; init; }

    /// <summary>How many requests a key or address may make at once after a pause. Default: 20.</summary>
    public int Burst { get; init; } = 20;

    /// <summary>Whether pictures may be given as http and https URLs, which the server then fetches. Default: false.</summary>
    public bool AllowRemotePictures { get; init; }

    /// <summary>Where such a fetch may go: public addresses only unless changed.</summary>
    public NetworkRules RemoteRules { get; init; } = NetworkRules.Default;

    /// <summary>
    /// The host names that requests may name; empty takes loopback's names where the server listens on loopback alone,
    /// which stops web pages that point a name of their own at it, and any name elsewhere.
    /// </summary>
    public ImmutableArray<string> AllowedHosts { get; init; } = [];
}
