namespace AlignSharp.Search.Storage;

/// <summary>
/// A file that is held open until it is needed, for libraries that ask for a path: where an update has removed it by then,
/// a copy takes its place. Not thread-safe.
/// </summary>
internal sealed class KeptFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _file;
    private DirectoryInfo? _copy;

    private KeptFile(string path, FileStream file) => (_path, _file) = (path, file);

    /// <exception cref="IndexFileException">The file is missing.</exception>
    public static KeptFile Open(string path)
    {
        try
        {
            return new KeptFile(path, new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IndexFileException($"{path} cannot be read ({error.Message.TrimEnd('.')}); its index expects it.", error);
        }
    }

    /// <summary>Where the file is now, under the name that it had: files are named by their contents.</summary>
    /// <exception cref="IndexFileException">It is gone and cannot be copied.</exception>
    public string Locate()
    {
        if (_copy is null && File.Exists(_path))
        {
            return _path;
        }

        try
        {
            return Path.Combine((_copy ??= Copy()).FullName, Path.GetFileName(_path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new IndexFileException($"{_path} was replaced and cannot be copied ({error.Message.TrimEnd('.')}); expected room for it.", error);
        }
    }

    public void Dispose()
    {
        _file.Dispose();
        _copy?.Delete(recursive: true);
    }

    private DirectoryInfo Copy()
    {
        var folder = Directory.CreateTempSubdirectory("alignsharp-");
        try
        {
            using var copy = new FileStream(Path.Combine(folder.FullName, Path.GetFileName(_path)), FileMode.CreateNew);
            _file.Position = 0;
            _file.CopyTo(copy);
            return folder;
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }
}
