using System.Collections.Immutable;

namespace AlignSharp.Data.Shards;

/// <summary>Which shards a person means.</summary>
public static class ShardList
{
    /// <summary>
    /// Turns patterns into files: braces ("train-{00000..00127}.tar"), globs ("train-*.tar", "**/*.tar"), folders (every shard
    /// in them) and plain paths, which come first where something has such a name. Those of a glob or a folder come in ordinal order, all else in the order given.
    /// </summary>
    /// <param name="patterns">At least one pattern.</param>
    /// <returns>At least one file.</returns>
    /// <exception cref="ShardException">A file is missing, a pattern matches nothing, or a brace is not closed.</exception>
    public static ImmutableArray<string> Expand(params IReadOnlyList<string> patterns)
    {
        ArgumentNullException.ThrowIfNull(patterns);
        return [.. patterns.SelectMany(ExpandOne)];
    }

    /// <summary>Whether a pattern is the very name of what is at a path; not behind "..", which would take braces away before they are read.</summary>
    internal static bool IsName(string pattern, string path) => !pattern.Contains("/..", StringComparison.Ordinal) && Path.Exists(path);

    private static List<string> ExpandOne(string pattern)
    {
        var names = IsName(pattern, pattern) ? [pattern] : BraceExpansion.Expand(pattern);
        var missing = names.Where(name => !GlobExpansion.IsGlob(name) && !Path.Exists(name)).ToList();
        if (missing.Count > 0)
        {
            throw new ShardException(names.Count == 1
                ? $"The shard {pattern} was not found; expected a file, a folder or a pattern of shards."
                : $"{missing.Count} of the {names.Count} shards of {pattern} were not found, first {missing[0]}; expected all of them.");
        }

        List<string> shards = [.. names.SelectMany(Find)];
        return shards.Count > 0 ? shards : throw new ShardException($"No file is named by {pattern}; expected at least one shard.");
    }

    private static IEnumerable<string> Find(string name)
    {
        if (GlobExpansion.IsGlob(name) && !Path.Exists(name))
        {
            return GlobExpansion.Expand(name);
        }

        return Directory.Exists(name)
            ? Directory.EnumerateFiles(name).Where(ShardCompression.IsShard).Order(StringComparer.Ordinal)
            : [name];
    }
}
