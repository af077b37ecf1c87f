using System.Text;

namespace AlignSharp.Data.Download.OptOut;

/// <summary>
/// The one spelling in which paths and patterns are compared (RFC 9309, 2.2.2): what ASCII leaves out is
/// percent-encoded, an encoded letter, digit, <c>-</c>, <c>.</c>, <c>_</c> or <c>~</c> is decoded, hexadecimal is upper case.
/// </summary>
internal static class RobotsPath
{
    public static string Of(Uri url) => Normalize(url.PathAndQuery);

    public static string Normalize(string path)
    {
        var text = new StringBuilder(path.Length);
        var bytes = Encoding.UTF8.GetBytes(path);
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] == '%' && TryDecode(bytes.AsSpan(i + 1), out var decoded))
            {
                Append(text, decoded, wasEncoded: true);
                i += 2;
            }
            else
            {
                Append(text, bytes[i], wasEncoded: false);
            }
        }

        return text.ToString();
    }

    private static bool TryDecode(ReadOnlySpan<byte> digits, out byte value)
    {
        value = 0;
        return digits.Length >= 2
            && char.IsAsciiHexDigit((char)digits[0]) && char.IsAsciiHexDigit((char)digits[1])
            && System.Buffers.Text.Utf8Parser.TryParse(digits[..2], out value, out _, 'x');
    }

    private static void Append(StringBuilder text, byte value, bool wasEncoded)
    {
        var isPlain = wasEncoded
            ? char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'.' or (byte)'_' or (byte)'~'
            : value is > 0x20 and < 0x7F;
        _ = isPlain ? text.Append((char)value) : text.Append('%').Append(value.ToString("X2", null));
    }
}
