namespace AlignSharp.Training.Runs;

/// <summary>Makes folders whole or not at all: written under a temporary name, then renamed.</summary>
internal static class FolderSwap
{
    private const string TemporarySuffix = ".tmp";
    private const string OldSuffix = ".old";

    /// <summary>Writes a folder in the place of an older one.</summary>
    public static void Write(string path, Action<string> write)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}{TemporarySuffix}";
        try
        {
            Directory.CreateDirectory(temporary);
            write(temporary);
            PutInPlace(temporary, path);
        }
        catch
        {
            DeleteIfThere(temporary);
            throw;
        }
    }

    /// <summary>Whether a folder is one that a killed process left beside its place.</summary>
    public static bool IsLeftover(string path) =>
        path.EndsWith(TemporarySuffix, StringComparison.Ordinal) || path.EndsWith(OldSuffix, StringComparison.Ordinal);

    /// <summary>Removes what a killed process left half written, and puts back what it had moved away and not replaced.</summary>
    public static void RemoveLeftovers(string parent)
    {
        if (Directory.Exists(parent))
        {
            foreach (var old in Directory.EnumerateDirectories(parent, $"*{OldSuffix}").ToList())
            {
                PutBack(old);
            }

            foreach (var folder in Directory.EnumerateDirectories(parent, $"*{TemporarySuffix}"))
            {
                DeleteIfThere(folder);
            }
        }
    }

    private static void PutInPlace(string temporary, string path)
    {
        if (!Directory.Exists(path))
        {
            Directory.Move(temporary, path);
            return;
        }

        var old = $"{path}.{Guid.NewGuid():N}{OldSuffix}";
        Directory.Move(path, old);
        try
        {
            Directory.Move(temporary, path);
        }
        finally
        {
            PutBack(old);
        }
    }

    // Its place is its name without the number and the suffix; where a newer folder is there, the old one goes.
    private static void PutBack(string old)
    {
        var place = Path.ChangeExtension(old[..^OldSuffix.Length], null);
        if (Directory.Exists(place))
        {
            Directory.Delete(old, recursive: true);
        }
        else
        {
            Directory.Move(old, place);
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
