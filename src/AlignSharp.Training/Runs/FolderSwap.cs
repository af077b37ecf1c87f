namespace AlignSharp.Training.Runs;

/// <summary>Makes folders whole or not at all: written under a temporary name, then renamed.</summary>
internal static class FolderSwap
{
    private const string TemporarySuffix = ".tmp";

    /// <summary>Writes a folder in the place of an older one.</summary>
    public static void Write(string path, Action<string> write)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}{TemporarySuffix}";
        try
        {
            Directory.CreateDirectory(temporary);
            write(temporary);
            if (Directory.Exists(path))
            {
                var old = $"{path}.{Guid.NewGuid():N}{TemporarySuffix}";
                Directory.Move(path, old);
                Directory.Move(temporary, path);
                Directory.Delete(old, recursive: true);
            }
            else
            {
                Directory.Move(temporary, path);
            }
        }
        catch
        {
            DeleteIfThere(temporary);
            throw;
        }
    }

    /// <summary>Removes what a killed process left half written.</summary>
    public static void RemoveLeftovers(string parent)
    {
        if (Directory.Exists(parent))
        {
            foreach (var folder in Directory.EnumerateDirectories(parent, $"*{TemporarySuffix}"))
            {
                DeleteIfThere(folder);
            }
        }
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
