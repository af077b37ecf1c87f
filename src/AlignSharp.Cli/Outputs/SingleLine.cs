using System.Buffers;
using System.Globalization;
using System.Text;

namespace AlignSharp.Cli.Outputs;

/// <summary>Makes a name fit on one line: what some reader takes for a line break becomes \n, \r or \uXXXX.</summary>
internal static class SingleLine
{
    private static readonly SearchValues<char> Breaks =
        SearchValues.Create("\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029");

    public static string Escape(string name)
    {
        if (!name.AsSpan().ContainsAny(Breaks))
        {
            return name;
        }

        var line = new StringBuilder(name.Length + 8);
        foreach (var character in name)
        {
            if (Breaks.Contains(character))
            {
                AppendEscaped(line, character);
            }
            else
            {
                line.Append(character);
            }
        }

        return line.ToString();
    }

    private static StringBuilder AppendEscaped(StringBuilder line, char character) => character switch
    {
        '\n' => line.Append("\\n"),
        '\r' => line.Append("\\r"),
        _ => line.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
    };
}
