using Microsoft.Extensions.FileSystemGlobbing;

namespace AlignSharp.Cli.Inputs;

/// <summary>The files that a pattern with <c>*</c> or <c>**</c> names, in ordinal order, whatever their endings.</summary>
internal static class PictureGlob
{
    public static IEnumerable<string> Enumerate(string pattern)
    {
        var (folder, remainder) = Split(pattern);
        var matcher = new Matcher(StringComparison.Ordinal);
        matcher.AddInclude(remainder);
        return matcher.GetResultsInFullPath(folder.Length == 0 ? "." : folder)
            .Select(path => Path.Join(folder, Path.GetRelativePath(folder.Length == 0 ? "." : folder, path)))
            .Order(StringComparer.Ordinal);
    }

    /// <summary>The folder before the first part with a star, and what is left.</summary>
    private static (string Folder, string Pattern) Split(string pattern)
    {
        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        var separator = pattern.LastIndexOfAny([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], star);
        return (pattern[..(separator + 1)], pattern[(separator + 1)..]);
    }
}
