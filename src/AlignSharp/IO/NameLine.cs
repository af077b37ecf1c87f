using System.Buffers;
using System.Globalization;
using System.Text;

namespace AlignSharp.IO;

/// <summary>
/// A name as a line of a text file, from which it comes back as it was: backslashes, what some reader takes for a line break, and
/// what UTF-8 does not keep become \\, \n, \r or \uXXXX.
/// </summary>
internal static class NameLine
{
    private static readonly SearchValues<char> Special =
        SearchValues.Create("\\\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029\ufeff");

    public static string Escape(string name)
    {
        var line = new StringBuilder(name.Length);
        for (var place = 0; place < name.Length; place++)
        {
            if (char.IsSurrogatePair(name, place))
            {
                line.Append(name, place++, 2);
            }
            else if (Special.Contains(name[place]) || char.IsSurrogate(name[place]))
            {
                AppendEscaped(line, name[place]);
            }
            else
            {
                line.Append(name[place]);
            }
        }

        return line.ToString();
    }

    public static string Unescape(string line)
    {
        if (!line.Contains('\\', StringComparison.Ordinal))
        {
            return line;
        }

        var name = new StringBuilder(line.Length);
        for (var place = 0; place < line.Length;)
        {
            var (character, length) = Read(line.AsSpan(place));
            name.Append(character);
            place += length;
        }

        return name.ToString();
    }

    private static StringBuilder AppendEscaped(StringBuilder line, char character) => character switch
    {
        '\\' => line.Append("\\\\"),
        '\n' => line.Append("\\n"),
        '\r' => line.Append("\\r"),
        _ => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
    };

    // A backslash that begins no escape stands for itself: another program may have written the file.
    private static (char Character, int Length) Read(ReadOnlySpan<char> rest) => rest switch
    {
        ['\\', '\\', ..] => ('\\', 2),
        ['\\', 'n', ..] => ('\n', 2),
        ['\\', 'r', ..] => ('\r', 2),
        ['\\', 'u', _, _, _, _, ..] when ushort.TryParse(rest[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) =>
            ((char)code, 6),
        _ => (rest[0], 1),
    };
}
