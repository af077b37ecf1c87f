using AlignSharp.IO;

namespace AlignSharp.Search.Importing;

/// <summary>A .npy file with the names of its rows in a .txt of the same name beside it, one a line (<see cref="NameLine"/>), as 'align embed' writes them.</summary>
internal static class NamedNpy
{
    public static IEnumerable<ImportPart> Find(string path)
    {
        yield return new ImportPart(path, cancellationToken => ReadNamesAsync(Path.ChangeExtension(path, ".txt"), cancellationToken));
    }

    private static async Task<IReadOnlyList<IndexEntry>> ReadNamesAsync(string path, CancellationToken cancellationToken) => File.Exists(path)
        ? Array.ConvertAll(await File.ReadAllLinesAsync(path, cancellationToken).ConfigureAwait(false), static line => new IndexEntry(NameLine.Unescape(line)))
        : throw new SearchException($"{path} was not found; expected the names of the vectors, one a line.");
}
