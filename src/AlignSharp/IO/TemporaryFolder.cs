namespace AlignSharp.IO;

/// <summary>A new empty folder that goes away when it is disposed, or at the latest chance that open files leave.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string FullName { get; } = Directory.CreateTempSubdirectory("alignsharp-").FullName;

    /// <inheritdoc/>
    public void Dispose() => TryDelete();

    /// <summary>Deletes the folder now where the system lets files in use go, as all but Windows do.</summary>
    public void TryDelete()
    {
        try
        {
            if (Directory.Exists(FullName))
            {
                Directory.Delete(FullName, recursive: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file is still mapped: the owner tries again when it disposes of this.
        }
    }
}
