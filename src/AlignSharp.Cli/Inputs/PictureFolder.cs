namespace AlignSharp.Cli.Inputs;

/// <summary>
/// The pictures of a folder and of all folders below it, in the ordinal order of their whole paths, found while they
/// are asked for. Links to folders are not followed: they can lead in circles.
/// </summary>
internal static class PictureFolder
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private static readonly HashSet<string> Extensions = new(StringComparer.OrdinalIgnoreCase)
    {
        ".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".webp", ".gif", ".bmp", ".dib", ".tif", ".tiff",
    };

    /// <summary>Paths of pictures; a folder that cannot be listed is given itself, to fail where its pictures would be.</summary>
    public static IEnumerable<string> Enumerate(string folder)
    {
        if (List(folder) is not { } entries)
        {
            yield return folder;
            yield break;
        }

        foreach (var entry in entries)
        {
            var path = Path.Join(folder, entry.Name);
            if (!IsFolder(entry))
            {
                yield return path;
                continue;
            }

            foreach (var picture in Enumerate(path))
            {
                yield return picture;
            }
        }
    }

    private static FileSystemInfo[]? List(string folder)
    {
        try
        {
            // With '/' after a folder's name, the order of names is the order of whole paths.
            return [.. new DirectoryInfo(folder).GetFileSystemInfos("*", Everything)
                .Where(entry => IsFolder(entry) || Extensions.Contains(entry.Extension))
                .OrderBy(entry => IsFolder(entry) ? entry.Name + "/" : entry.Name, StringComparer.Ordinal)];
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            return null;
        }
    }

    private static bool IsFolder(FileSystemInfo entry) => entry is DirectoryInfo && entry.LinkTarget is null;
}
