namespace AlignSharp.Search.Storage;

/// <summary>The right to write to an index: one process at a time, given up when the process ends, however it ends.</summary>
internal sealed class IndexLock : IDisposable
{
    public const string FileName = ".lock";
    private readonly FileStream _file;

    private IndexLock(FileStream file) => _file = file;

    /// <exception cref="SearchException">Another process has it, or the folder cannot be written.</exception>
    public static IndexLock Acquire(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            return new IndexLock(new FileStream(Path.Combine(folder, FileName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SearchException($"The index {folder} cannot be written: {error.Message}", error);
        }
    }

    public void Dispose() => _file.Dispose();
}
