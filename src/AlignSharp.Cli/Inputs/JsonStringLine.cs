using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace AlignSharp.Cli.Inputs;

/// <summary>
/// Reads a line that is one JSON string. Unlike the readers at hand it keeps lone surrogates ("\ud83d"), which texts
/// from the web hold and the tokenizer knows how to take.
/// </summary>
internal static class JsonStringLine
{
    public static bool TryParse(string line, [NotNullWhen(true)] out string? text)
    {
        text = null;
        var rest = line.AsSpan().Trim(" \t\r");
        if (rest.Length < 2 || rest[0] != '"' || rest[^1] != '"')
        {
            return false;
        }

        rest = rest[1..^1];
        var result = new StringBuilder(rest.Length);
        while (!rest.IsEmpty)
        {
            if (rest[0] is '"' or < ' ')
            {
                return false;
            }

            var taken = rest[0] == '\\' ? Unescape(rest, result) : Copy(rest, result);
            if (taken == 0)
            {
                return false;
            }

            rest = rest[taken..];
        }

        text = result.ToString();
        return true;
    }

    private static int Copy(ReadOnlySpan<char> rest, StringBuilder result)
    {
        var end = rest.IndexOfAny('\\', '"');
        end = end < 0 ? rest.Length : end;
        if (rest[..end].ContainsAnyInRange('\0', '\u001f'))
        {
            return 0;
        }

        result.Append(rest[..end]);
        return end;
    }

    private static int Unescape(ReadOnlySpan<char> rest, StringBuilder result)
    {
        if (rest.Length < 2)
        {
            return 0;
        }

        if (rest[1] == 'u')
        {
            return UnescapeCodeUnit(rest, result);
        }

        var index = "\"\\/bfnrt".IndexOf(rest[1], StringComparison.Ordinal);
        if (index < 0)
        {
            return 0;
        }

        result.Append("\"\\/\b\f\n\r\t"[index]);
        return 2;
    }

    private static int UnescapeCodeUnit(ReadOnlySpan<char> rest, StringBuilder result)
    {
        const int Length = 6;
        if (rest.Length < Length
            || !ushort.TryParse(rest[2..Length], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
        {
            return 0;
        }

        result.Append((char)unit);
        return Length;
    }
}
