using System.Text;
using System.Text.RegularExpressions;

namespace AlignSharp.Data.Shards;

/// <summary>Finds the files that a pattern with *, ?, [a-z] and ** (folders of any depth) names, in ordinal order.</summary>
internal static class GlobExpansion
{
    private static readonly System.Buffers.SearchValues<char> Wildcards = System.Buffers.SearchValues.Create("*?[");

    public static bool IsGlob(string pattern) => pattern.AsSpan().ContainsAny(Wildcards);

    public static IReadOnlyList<string> Expand(string pattern)
    {
        var unified = pattern.Replace(Path.DirectorySeparatorChar, '/');
        var fixedEnd = unified.LastIndexOf('/', unified.AsSpan().IndexOfAny(Wildcards)) + 1;
        var folder = unified[..fixedEnd];
        var relative = unified[fixedEnd..];
        if (!Directory.Exists(folder.Length == 0 ? "." : folder))
        {
            return [];
        }

        var options = new EnumerationOptions
        {
            RecurseSubdirectories = relative.Contains('/'),
            MaxRecursionDepth = relative.Contains("**", StringComparison.Ordinal) ? int.MaxValue : relative.Count(letter => letter == '/'),
        };
        var match = new Regex(ToRegex(relative), RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        var root = folder.Length == 0 ? "." : folder;
        return [.. Directory.EnumerateFiles(root, "*", options)
            .Select(path => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(path => match.IsMatch(path))
            .Order(StringComparer.Ordinal)
            .Select(path => folder + path)];
    }

    private static string ToRegex(string glob)
    {
        var regex = new StringBuilder("^");
        for (var place = 0; place < glob.Length; place++)
        {
            var rest = glob.AsSpan(place);
            if (rest.StartsWith("**/"))
            {
                regex.Append("(?:.*/)?");
                place += 2;
            }
            else if (rest[0] == '[' && rest.IndexOf(']') is > 1 and var close)
            {
                var letters = Regex.Escape(rest[1..close].ToString()).Replace("]", "\\]", StringComparison.Ordinal);
                regex.Append('[').Append(letters.StartsWith('!') ? "^" + letters[1..] : letters).Append(']');
                place += close;
            }
            else
            {
                regex.Append(rest[0] switch { '*' => "[^/]*", '?' => "[^/]", var letter => Regex.Escape(letter.ToString()) });
            }
        }

        return regex.Append('$').ToString();
    }
}
