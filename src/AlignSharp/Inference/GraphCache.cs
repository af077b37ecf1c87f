namespace AlignSharp.Inference;

/// <summary>
/// Optimised graphs on disk, one folder a key. An entry appears whole or not at all, is checked by hash each time it is
/// used, and goes away when it is damaged. Several processes may share the folder.
/// </summary>
internal sealed class GraphCache(string folder)
{
    private const long MaximumBytes = 16L << 30;

    /// <summary>Where caches are when nobody says otherwise.</summary>
    public static string DefaultFolder
    {
        get
        {
            if (Environment.GetEnvironmentVariable("ALIGNSHARP_CACHE") is { Length: > 0 } chosen)
            {
                return chosen;
            }

            var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } xdg ? xdg
                : OperatingSystem.IsWindows() ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
            return Path.Combine(cache, "alignsharp");
        }
    }

    private string Graphs => Path.Combine(folder, "graphs");

    /// <summary>The folder of an undamaged entry, or null.</summary>
    public string? Find(string key)
    {
        var entry = Path.Combine(Graphs, key);
        if (!Directory.Exists(entry))
        {
            return null;
        }

        if (GraphCacheManifest.Verify(entry))
        {
            Directory.SetLastWriteTimeUtc(entry, DateTime.UtcNow);
            return entry;
        }

        Remove(key);
        return null;
    }

    /// <summary>Builds an entry in a folder of its own and moves it into place; returns null where the disk does not allow it.</summary>
    public string? Add(string key, Action<string> build)
    {
        var temporary = Path.Combine(Graphs, $".{key}.{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(temporary);
            build(temporary);
            GraphCacheManifest.Write(temporary);
            Trim();
            Move(temporary, key);
            return Path.Combine(Graphs, key);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
        finally
        {
            Delete(temporary);
        }
    }

    /// <summary>Takes an entry away, as far as the disk allows.</summary>
    public void Remove(string key) => Delete(Path.Combine(Graphs, key));

    private static void Delete(string entry)
    {
        try
        {
            if (Directory.Exists(entry))
            {
                Directory.Delete(entry, recursive: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Another process removes it too, or the folder is read-only: the entry is not used either way.
        }
    }

    // Another process may have been quicker; its entry is as good.
    private void Move(string temporary, string key)
    {
        var entry = Path.Combine(Graphs, key);
        if (!Directory.Exists(entry))
        {
            Directory.Move(temporary, entry);
        }
    }

    private void Trim()
    {
        var entries = new DirectoryInfo(Graphs).EnumerateDirectories()
            .OrderByDescending(static entry => entry.LastWriteTimeUtc)
            .Select(static entry => (Entry: entry, Bytes: entry.EnumerateFiles().Sum(static file => file.Length)));
        var total = 0L;
        foreach (var (entry, bytes) in entries.ToList())
        {
            total += bytes;
            if (total > MaximumBytes)
            {
                Delete(entry.FullName);
            }
        }
    }
}
