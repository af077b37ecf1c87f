using System.Text.RegularExpressions;

namespace AlignSharp.Data.Download.Rows;

/// <summary>Some writers put NaN and Infinity into JSON, which has no word for them; they become null.</summary>
internal static partial class StrictJson
{
    public static string? Of(string? json) =>
        json is not null && (Holds(json, "nan") || Holds(json, "inf"))
            ? StringOrWord().Replace(json, match => match.ValueSpan[0] == '"' ? match.Value : "null")
            : json;

    private static bool Holds(string json, string word) => json.Contains(word, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("""
        "(?:[^"\\]|\\.)*"|-?\b(?:nan|inf(?:inity)?)\b
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex StringOrWord();
}
