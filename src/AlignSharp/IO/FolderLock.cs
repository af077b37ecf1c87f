namespace AlignSharp.IO;

/// <summary>The right to write to a folder: one process at a time, given up when the process ends, however it ends.</summary>
internal sealed class FolderLock : IDisposable
{
    private readonly FileStream _file;

    private FolderLock(FileStream file) => _file = file;

    /// <summary>Takes the lock; the folder is made where it is missing.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="fileName">The file in it that is held.</param>
    /// <param name="refuse">Says that another process has the lock, or that the folder cannot be written.</param>
    public static FolderLock Acquire(string folder, string fileName, Func<Exception, AlignException> refuse)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new FolderLock(new FileStream(Path.Combine(folder, fileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw refuse(error);
        }
    }

    public void Dispose() => _file.Dispose();
}
