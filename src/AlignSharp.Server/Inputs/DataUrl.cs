using AlignSharp.Server.Errors;

namespace AlignSharp.Server.Inputs;

/// <summary>Pictures inside requests: <c>data:image/png;base64,...</c> (RFC 2397).</summary>
internal static class DataUrl
{
    private const string Scheme = "data:";
    private const string Encoding = ";base64";
    private const int LongestHeader = 128;

    public static bool IsDataUrl(string text) => text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a text is a picture in a data URL, as opposed to a text that happens to begin with "data:".</summary>
    public static bool IsPicture(string text) =>
        IsDataUrl(text) && Header(text) is { } header
        && header.StartsWith("image/", StringComparison.OrdinalIgnoreCase)
        && header.EndsWith(Encoding, StringComparison.OrdinalIgnoreCase);

    /// <summary>The bytes of a picture.</summary>
    /// <exception cref="RequestException">The type is no picture, or the content is no base64.</exception>
    public static byte[] Read(string name, string text)
    {
        var header = Header(text) ?? throw new RequestException($"{name} is a data URL without a comma; expected data:image/png;base64,....", name);
        var type = header.Split(';')[0];
        if (!type.StartsWith("image/", StringComparison.OrdinalIgnoreCase))
        {
            throw new RequestException($"{name} is a data URL of the type \"{type}\"; expected a picture, such as image/png.", name);
        }

        if (!header.EndsWith(Encoding, StringComparison.OrdinalIgnoreCase))
        {
            throw new RequestException($"{name} is a data URL that is not in base64; expected data:{type};base64,....", name);
        }

        return Decode(name, text.AsSpan(Scheme.Length + header.Length + 1));
    }

    private static byte[] Decode(string name, ReadOnlySpan<char> base64)
    {
        var bytes = new byte[(base64.Length / 4 * 3) + 3];
        return Convert.TryFromBase64Chars(base64, bytes, out var count)
            ? bytes[..count]
            : throw new RequestException($"{name} is a data URL whose content is not base64.", name);
    }

    // What is between the scheme and the comma; null where no comma is near.
    private static string? Header(string text)
    {
        var comma = text.AsSpan(0, Math.Min(text.Length, LongestHeader)).IndexOf(',');
        return comma < Scheme.Length ? null : text[Scheme.Length..comma];
    }
}
