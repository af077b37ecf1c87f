namespace AlignSharp.Data.Metadata.Engine;

/// <summary>
/// A file that the database writes under a temporary name beside its target; committing puts it in place. Without that
/// it goes away and the target stays as it was.
/// </summary>
internal sealed class PendingFile : IDisposable
{
    private readonly string _target;
    private readonly string _folder;

    public PendingFile(string target)
    {
        _target = Path.GetFullPath(target);
        _folder = Path.GetDirectoryName(_target) ?? _target;
        TemporaryPath = Path.Combine(_folder, $".{Path.GetFileName(_target)}.{Guid.NewGuid():N}.tmp");
    }

    /// <summary>Where to write; its folder is there once <see cref="CreateFolder"/> has run.</summary>
    public string TemporaryPath { get; }

    public void CreateFolder() => Directory.CreateDirectory(_folder);

    public void Commit()
    {
        using (var stream = new FileStream(TemporaryPath, FileMode.Open, FileAccess.ReadWrite))
        {
            stream.Flush(flushToDisk: true);
        }

        File.Move(TemporaryPath, _target, overwrite: true);
    }

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            File.Delete(TemporaryPath);
        }
    }
}
