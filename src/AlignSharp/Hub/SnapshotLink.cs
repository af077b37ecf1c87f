namespace AlignSharp.Hub;

/// <summary>Gives a blob its name in a snapshot: a relative link, or a copy where links cannot be made.</summary>
/// <param name="createLink">Makes a symbolic link: its path, its target.</param>
internal sealed class SnapshotLink(Func<string, string, FileSystemInfo> createLink)
{
    public static SnapshotLink Symbolic { get; } = new(File.CreateSymbolicLink);

    /// <summary>Whether a snapshot has the file, with its content there.</summary>
    public static bool Exists(string path)
    {
        var file = new FileInfo(path);
        return file.LinkTarget is null
            ? file.Exists
            : file.ResolveLinkTarget(returnFinalTarget: true) is FileInfo { Exists: true };
    }

    public void Place(string blob, string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);

        // Goes away if it is a link whose blob is gone; the lock on the blob keeps others from placing it meanwhile.
        File.Delete(path);
        try
        {
            createLink(path, Path.GetRelativePath(folder, blob));
        }
        catch (Exception error) when (
            error is IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            var temporary = $"{path}.{Guid.NewGuid():N}.tmp";
            File.Copy(blob, temporary);
            File.Move(temporary, path, overwrite: true);
        }
    }
}
