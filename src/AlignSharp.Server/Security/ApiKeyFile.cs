using System.Collections.Immutable;
using System.Security.Cryptography;

namespace AlignSharp.Server.Security;

/// <summary>The keys that are let in: names and hashes, a line each as <see cref="ApiKey.Line"/>. Immutable.</summary>
internal sealed class ApiKeyFile
{
    private const string HashPrefix = "sha256:";
    private readonly ImmutableArray<(string Name, byte[] Hash)> _keys;

    private ApiKeyFile(ImmutableArray<(string Name, byte[] Hash)> keys) => _keys = keys;

    /// <summary>Reads a file; empty lines, and lines that begin with #, are let through.</summary>
    /// <exception cref="AlignException">A line is no key, a name stands twice, or there is none.</exception>
    public static ApiKeyFile Load(string path)
    {
        var lines = File.ReadAllLines(path);
        var keys = ImmutableArray.CreateBuilder<(string Name, byte[] Hash)>();
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].Trim();
            if (line.Length > 0 && line[0] != '#')
            {
                keys.Add(Parse(line) ?? throw new AlignException(
                    $"{path}, line {index + 1} is no key; expected NAME sha256:HASH, as 'align serve key NAME' prints it."));
            }
        }

        if (keys.Count == 0)
        {
            throw new AlignException($"{path} holds no key; expected at least one line NAME sha256:HASH.");
        }

        return keys.GroupBy(static key => key.Name).FirstOrDefault(static group => group.Count() > 1) is { } twice
            ? throw new AlignException($"{path} holds the name {twice.Key} twice; expected every name once.")
            : new ApiKeyFile(keys.ToImmutable());
    }

    /// <summary>Whose key a secret is; null if it is nobody's. Takes as long for any secret of a length.</summary>
    public string? FindName(string secret)
    {
        var hash = ApiKey.Hash(secret);
        string? found = null;
        foreach (var (name, known) in _keys)
        {
            // No early end: the time must not tell which keys there are.
            found = CryptographicOperations.FixedTimeEquals(hash, known) ? name : found;
        }

        return found;
    }

    private static (string Name, byte[] Hash)? Parse(string line) =>
        line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var name, var hash]
        && ApiKey.IsName(name)
        && hash.StartsWith(HashPrefix, StringComparison.Ordinal)
        && hash.Length == HashPrefix.Length + (SHA256.HashSizeInBytes * 2)
        && hash[HashPrefix.Length..].All(char.IsAsciiHexDigit)
            ? (name, Convert.FromHexString(hash.AsSpan(HashPrefix.Length)))
            : null;
}
