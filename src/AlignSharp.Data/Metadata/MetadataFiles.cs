using System.Collections.Immutable;
using AlignSharp.Data.Metadata.Engine;

namespace AlignSharp.Data.Metadata;

/// <summary>The files of one run, all of one format, in the order in which their rows are read.</summary>
/// <param name="Name">What their names say of their contents.</param>
/// <param name="Paths">Absolute paths.</param>
internal sealed record MetadataFiles(MetadataFileName Name, ImmutableArray<string> Paths)
{
    /// <summary>
    /// Finds the files that the inputs mean. An input is a file, a folder (its metadata files by name) or a glob pattern
    /// (matches by name); the order of the inputs is kept.
    /// </summary>
    public static async Task<MetadataFiles> FindAsync(
        WorkDatabase database, IReadOnlyList<string> inputs, CancellationToken cancellationToken)
    {
        ImmutableArray<string> paths = [];
        foreach (var input in inputs)
        {
            paths = [.. paths, .. await ExpandAsync(database, input, cancellationToken).ConfigureAwait(false)];
        }

        if (paths.IsEmpty)
        {
            throw new MetadataException($"No input was named; expected files ending in {MetadataFileName.Expected}.");
        }

        return new MetadataFiles(OneFormat(paths), paths);
    }

    private static async Task<IEnumerable<string>> ExpandAsync(
        WorkDatabase database, string input, CancellationToken cancellationToken)
    {
        if (File.Exists(input))
        {
            return [Path.GetFullPath(input)];
        }

        var matches = Directory.Exists(input)
            ? Directory.EnumerateFiles(input).Where(path => MetadataFileName.TryParse(path) is not null)
            : await GlobAsync(database, input, cancellationToken).ConfigureAwait(false);
        var files = matches.Select(Path.GetFullPath).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new MetadataException(
            $"{input} matches no file; expected a file, folder or pattern of files ending in {MetadataFileName.Expected}.");
    }

    private static async Task<IEnumerable<string>> GlobAsync(
        WorkDatabase database, string pattern, CancellationToken cancellationToken)
    {
        if (pattern.Contains("://", StringComparison.Ordinal))
        {
            throw new MetadataException($"{pattern} is an address; expected files on this machine.");
        }

        return pattern.AsSpan().IndexOfAny("*?[") < 0 ? [] : await database.ReadAsync(
            new SqlStatement("SELECT file FROM glob($1)", [pattern]), row => row.GetString(0), cancellationToken)
            .ConfigureAwait(false);
    }

    private static MetadataFileName OneFormat(ImmutableArray<string> paths)
    {
        var first = MetadataFileName.Parse(paths[0]);
        foreach (var path in paths.Skip(1))
        {
            var name = MetadataFileName.Parse(path);
            if (name.Format != first.Format || name.IsTabSeparated != first.IsTabSeparated)
            {
                throw new MetadataException($"{path} is of another format than {paths[0]}; expected one format in a run.");
            }
        }

        return first;
    }
}
