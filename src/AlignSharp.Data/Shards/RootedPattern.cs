using System.Buffers;

namespace AlignSharp.Data.Shards;

/// <summary>Makes a pattern of shards mean the same from any folder, its braces and wildcards untouched.</summary>
internal static class RootedPattern
{
    private static readonly SearchValues<char> Special = SearchValues.Create("{*?[");

    /// <summary>The pattern with its folder in full; its names one by one where only some of them are full already.</summary>
    /// <param name="pattern">As <see cref="ShardList.Expand"/> takes it.</param>
    /// <param name="folder">The full path of the folder that it is relative to.</param>
    /// <exception cref="ShardException">A brace is not closed.</exception>
    public static IReadOnlyList<string> Of(string pattern, string folder)
    {
        if (pattern.Length == 0)
        {
            return [pattern];
        }

        var path = Path.GetFullPath(pattern, folder);
        if (ShardList.IsName(pattern, path))
        {
            return [path];
        }

        var names = BraceExpansion.Expand(pattern);
        var rooted = names.Count(Path.IsPathRooted);
        if (rooted > 0 && rooted < names.Count)
        {
            return [.. names.Select(name => Root(name, folder))];
        }

        return [rooted > 0 && !Path.IsPathRooted(pattern) ? pattern : Root(pattern, folder)];
    }

    // Only what stands before the first brace or wildcard is a path; a folder that has such characters itself would become a pattern.
    private static string Root(string pattern, string folder)
    {
        var special = pattern.AsSpan().IndexOfAny(Special);
        if (special < 0)
        {
            return Path.GetFullPath(pattern, folder);
        }

        var rest = pattern.AsSpan(0, special).LastIndexOfAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar) + 1;
        return folder.AsSpan().ContainsAny(Special) && !Path.IsPathRooted(pattern)
            ? pattern
            : Path.Join(Path.GetFullPath(pattern[..rest], folder), pattern[rest..]);
    }
}
