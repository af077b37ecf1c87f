namespace AlignSharp.Cli.Quantization;

/// <summary>A folder that takes its place only when all in it is good; until then it stands beside that place under another name.</summary>
internal sealed class StagedFolder : IDisposable
{
    private StagedFolder(string path) => Path = path;

    public string Path { get; }

    /// <exception cref="AlignException">Something is in the target already.</exception>
    public static StagedFolder For(string target)
    {
        var full = System.IO.Path.GetFullPath(target);
        if (File.Exists(full) || (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any()))
        {
            throw new AlignException($"{target} is not empty; expected a new folder.");
        }

        var parent = System.IO.Path.GetDirectoryName(full) ?? full;
        return new StagedFolder(Directory.CreateDirectory(
            System.IO.Path.Combine(parent, $".{System.IO.Path.GetFileName(full)}.{Guid.NewGuid():N}.tmp")).FullName);
    }

    public void MoveTo(string target)
    {
        if (Directory.Exists(target))
        {
            Directory.Delete(target);
        }

        Directory.Move(Path, target);
    }

    public void Dispose()
    {
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }
}
