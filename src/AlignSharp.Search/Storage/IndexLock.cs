using AlignSharp.IO;

namespace AlignSharp.Search.Storage;

/// <summary>The lock of an index's folder.</summary>
internal static class IndexLock
{
    public const string FileName = ".lock";

    /// <exception cref="SearchException">Another process has it, or the folder cannot be written.</exception>
    public static FolderLock Acquire(string folder) => FolderLock.Acquire(
        folder, FileName, error => new SearchException($"The index {folder} cannot be written: {error.Message}", error));
}
