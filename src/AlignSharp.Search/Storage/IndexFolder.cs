using AlignSharp.Search.Approximate;
using AlignSharp.Search.Stores.Embedded;

namespace AlignSharp.Search.Storage;

/// <summary>The files of an index's folder: which are of the index, and which are of a run that writes one.</summary>
internal static class IndexFolder
{
    private const string WorkFolder = ".work";

    /// <summary>A file that a run needs until it ends.</summary>
    public static string WorkPath(string folder, string name) =>
        Path.Combine(Directory.CreateDirectory(Path.Combine(folder, WorkFolder)).FullName, name);

    /// <summary>Has a table written, and gives it the name of its contents.</summary>
    public static string AdoptTable(string folder, Action<string> write)
    {
        var temporary = WorkPath(folder, "entries.parquet");
        write(temporary);
        string name;
        using (var stream = new FileStream(temporary, FileMode.Open, FileAccess.ReadWrite))
        {
            name = $"entries-{FileHash.Of(stream)}.parquet";
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, Path.Combine(folder, name), overwrite: true);
        return name;
    }

    /// <summary>Removes what belongs to indexes that were replaced, and what the run left. Readers keep what they have mapped.</summary>
    public static void RemoveOthers(string folder, IndexManifest manifest)
    {
        foreach (var path in Directory.EnumerateFiles(folder).Where(path => IsData(path) && !manifest.Files.Contains(Path.GetFileName(path))))
        {
            File.Delete(path);
        }

        RemoveWork(folder);
    }

    /// <summary>Removes the graphs that another has taken the place of, and what their builds left.</summary>
    public static void RemoveOtherGraphs(string folder, string file)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "graph-*.usearch").Where(path => Path.GetFileName(path) != file))
        {
            File.Delete(path);
        }

        RemoveWork(folder);
    }

    /// <summary>Removes what runs left.</summary>
    public static void RemoveWork(string folder)
    {
        if (Directory.Exists(Path.Combine(folder, WorkFolder)))
        {
            Directory.Delete(Path.Combine(folder, WorkFolder), recursive: true);
        }
    }

    /// <summary>Removes an index: its files and no others, and the folder if that leaves it empty.</summary>
    /// <exception cref="SearchException">Another process has it.</exception>
    public static void Remove(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return;
        }

        using (IndexLock.Acquire(folder))
        {
            // Without this file there is no index, whatever else is left by a process that is killed here.
            File.Delete(Path.Combine(folder, IndexManifest.FileName));
            RemoveWork(folder);
            foreach (var path in Directory.EnumerateFiles(folder).Where(static path => IsData(path) || Path.GetFileName(path) == ChangeJournal.FileName))
            {
                File.Delete(path);
            }
        }

        File.Delete(Path.Combine(folder, IndexLock.FileName));
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
        }
    }

    private static bool IsData(string path)
    {
        var name = Path.GetFileName(path);
        return name.StartsWith("vectors-", StringComparison.Ordinal) || name.StartsWith("entries-", StringComparison.Ordinal)
            || name.StartsWith("graph-", StringComparison.Ordinal) || name == GraphManifest.FileName;
    }
}
