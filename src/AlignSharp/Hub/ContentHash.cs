using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace AlignSharp.Hub;

/// <summary>
/// The hash by which the hub names a file's content (its ETag): the SHA-256 of a file in large-file storage,
/// or the SHA-1 of a git blob.
/// </summary>
internal sealed record ContentHash
{
    private const int BufferBytes = 1 << 20;
    private const int Sha256Digits = SHA256.HashSizeInBytes * 2;
    private const int Sha1Digits = SHA1.HashSizeInBytes * 2;

    private ContentHash(string value) => Value = value;

    /// <summary>64 or 40 hexadecimal digits; safe as a file name.</summary>
    public string Value { get; }

    private bool IsSha256 => Value.Length == Sha256Digits;

    /// <summary>Reads an ETag; null if it is no such hash.</summary>
    public static ContentHash? FromETag(string? header)
    {
        var text = header?.Trim();
        if (text is not null && text.StartsWith("W/", StringComparison.Ordinal))
        {
            text = text[2..];
        }

        text = text?.Trim('"');
        return text is { Length: Sha256Digits or Sha1Digits } && text.All(char.IsAsciiHexDigitLower)
            ? new ContentHash(text)
            : null;
    }

    /// <summary>Whether a file has this content.</summary>
    public async Task<bool> MatchesAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(
            path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);
        using var hash = IncrementalHash.CreateHash(IsSha256 ? HashAlgorithmName.SHA256 : HashAlgorithmName.SHA1);
        if (!IsSha256)
        {
            // git hashes a blob with its kind and size in front.
            var header = string.Create(CultureInfo.InvariantCulture, $"blob {stream.Length}\0");
            hash.AppendData(Encoding.ASCII.GetBytes(header));
        }

        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
        {
            hash.AppendData(buffer, 0, read);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset()) == Value;
    }
}
