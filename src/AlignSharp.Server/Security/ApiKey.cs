using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace AlignSharp.Server.Security;

/// <summary>
/// A key that opens the API, and the line that lets it in. Keys are 256 random bits, so that one SHA-256 is enough to
/// keep them: there is nothing to guess, unlike with passwords.
/// </summary>
public sealed record ApiKey
{
    private const string Prefix = "align-";
    private const int SecretBytes = 32;

    private ApiKey(string name, string secret) => (Name, Secret) = (name, secret);

    /// <summary>Whose key it is; logs and limits go by it.</summary>
    public string Name { get; }

    /// <summary>What the client sends as <c>Authorization: Bearer</c>. Shown once, never stored.</summary>
    public string Secret { get; }

    /// <summary>The line for the server's file of keys: name and hash.</summary>
    public string Line => $"{Name} sha256:{Convert.ToHexStringLower(Hash(Secret))}";

    /// <summary>Makes a new key.</summary>
    /// <param name="name">Letters, digits, dots, hyphens and underscores, at most 64.</param>
    /// <exception cref="AlignException">The name has other characters.</exception>
    public static ApiKey Create(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return IsName(name)
            ? new ApiKey(name, Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes)))
            : throw new AlignException($"The name \"{name}\" cannot be a key's; expected 1 to 64 letters, digits, '.', '-' and '_'.");
    }

    internal static bool IsName(string name) =>
        name.Length is > 0 and <= 64 && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');

    internal static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
