using System.Net;
using StackExchange.Redis;

namespace AlignSharp.Search.Garnet;

/// <summary>
/// Where an index is in Garnet: <c>garnet://HOST:PORT/NAME</c>, with commas between several servers of one cluster and
/// <c>USER:PASSWORD@</c> before them where the servers ask for it. Immutable.
/// </summary>
/// <param name="Servers">The servers, as HOST:PORT.</param>
/// <param name="Name">The index's name.</param>
/// <param name="User">Who asks; null for the default user.</param>
/// <param name="Password">The password, percent-encoded signs decoded; null for none.</param>
public sealed record GarnetAddress(string Servers, string Name, string? User = null, string? Password = null)
{
    /// <summary>How every address begins.</summary>
    public const string Scheme = "garnet://";

    private const string Expected = "expected garnet://HOST:PORT/NAME";

    /// <summary>Whether a text is meant as an address.</summary>
    /// <param name="text">The text.</param>
    public static bool IsAddress(string text) => text?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Reads an address.</summary>
    /// <param name="text">The text.</param>
    /// <exception cref="SearchException">It is none.</exception>
    public static GarnetAddress Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IsAddress(text) || text[Scheme.Length..].Split('/') is not [{ Length: > 0 } authority, { Length: > 0 } name])
        {
            throw new SearchException($"\"{Hide(text)}\" is no address of an index in Garnet; {Expected}.");
        }

        var at = authority.LastIndexOf('@');
        var login = at < 0 ? [] : authority[..at].Split(':', 2).Select(Uri.UnescapeDataString).ToArray();
        var address = new GarnetAddress(
            authority[(at + 1)..], Uri.UnescapeDataString(name), login is [{ Length: > 0 } user, _] ? user : null, login.Length == 2 ? login[1] : null);
        return address.Servers.Split(',').All(static server => EndPointCollection.TryParse(server) is DnsEndPoint { Port: > 0 } or IPEndPoint { Port: > 0 })
            ? address
            : throw new SearchException($"\"{Hide(text)}\" names no server with a port; {Expected}.");
    }

    /// <summary>Connects to the servers.</summary>
    /// <exception cref="SearchException">None can be reached.</exception>
    public async Task<ConnectionMultiplexer> ConnectAsync()
    {
        var options = new ConfigurationOptions { User = User, Password = Password, ClientName = "alignsharp", ConnectTimeout = 5000 };
        foreach (var server in Servers.Split(','))
        {
            options.EndPoints.Add(server);
        }

        try
        {
            return await ConnectionMultiplexer.ConnectAsync(options).ConfigureAwait(false);
        }
        catch (RedisConnectionException error)
        {
            throw new SearchException($"{Servers} cannot be reached; expected a Garnet server.", error);
        }
    }

    /// <summary>The address without its password.</summary>
    public override string ToString() => $"{Scheme}{Servers}/{Name}";

    private static string Hide(string text) => text.LastIndexOf('@') is var at and >= 0 ? Scheme + "***" + text[at..] : text;
}
