using System.IO.Enumeration;

namespace AlignSharp.Data.Folders;

/// <summary>The files of a folder and of all folders below it. Links to folders are not followed: they can lead in circles.</summary>
internal static class FolderFiles
{
    /// <summary>Paths from the folder on, with '/' on every system, in the order of the file system.</summary>
    public static IEnumerable<string> Of(string folder)
    {
        var root = Path.GetFullPath(folder);
        return new FileSystemEnumerable<string>(
            root,
            (ref FileSystemEntry entry) => Path.GetRelativePath(root, entry.ToFullPath()).Replace(Path.DirectorySeparatorChar, '/'),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
    }
}
