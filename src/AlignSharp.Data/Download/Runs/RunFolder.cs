using System.Globalization;

namespace AlignSharp.Data.Download.Runs;

/// <summary>
/// The folder of a run: <c>run.json</c>, for each shard <c>NNNNN.tar</c>, <c>NNNNN.parquet</c> and <c>NNNNN.json</c>, and
/// <c>parts/</c> with the rows of later parts. Open, it belongs to one process; what a killed one left unfinished is removed.
/// </summary>
internal sealed class RunFolder : IDisposable
{
    private readonly FileStream _lock;

    private RunFolder(string path, FileStream @lock)
    {
        FullName = path;
        _lock = @lock;
    }

    public string FullName { get; }

    public string Manifest => Path.Combine(FullName, "run.json");

    /// <summary>The rows of later parts.</summary>
    public string Parts => Path.Combine(FullName, "parts");

    /// <summary>Where unfinished things are kept; emptied whenever the folder is opened.</summary>
    public string Scratch => Path.Combine(FullName, ".scratch");

    public static RunFolder Open(string path)
    {
        var folder = Directory.CreateDirectory(Path.GetFullPath(path)).FullName;
        var opened = new RunFolder(folder, Lock(folder));
        try
        {
            opened.Clear();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public string Tar(int shard) => File(shard, "tar");

    public string Outcomes(int shard) => File(shard, "parquet");

    public string Statistics(int shard) => File(shard, "json");

    /// <summary>The statistics of a shard that is whole, all three files; null for one that is yet to be made.</summary>
    public ShardStatistics? Finished(int shard)
    {
        var statistics = ShardStatistics.TryRead(Statistics(shard));
        var tar = new FileInfo(Tar(shard));
        return statistics is not null && tar.Exists && tar.Length == statistics.TarBytes && System.IO.File.Exists(Outcomes(shard))
            ? statistics
            : null;
    }

    public void Dispose()
    {
        DeleteScratch();
        _lock.Dispose();
    }

    private string File(int shard, string extension) =>
        Path.Combine(FullName, string.Create(CultureInfo.InvariantCulture, $"{shard:D5}.{extension}"));

    private static FileStream Lock(string folder)
    {
        try
        {
            return new FileStream(Path.Combine(folder, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error)
        {
            throw new DownloadRunException(
                $"{folder} is in use by another download ({error.Message.TrimEnd('.')}); expected one at a time.", error);
        }
    }

    private void Clear()
    {
        DeleteScratch();
        Directory.CreateDirectory(Scratch);
        string[] leftovers =
        [
            .. Directory.EnumerateFiles(FullName, ".*.tmp"),
            .. Directory.EnumerateFiles(FullName, ".*.partial"),
            .. Directory.Exists(Parts) ? Directory.EnumerateFiles(Parts, ".*.tmp") : [],
        ];
        foreach (var leftover in leftovers)
        {
            System.IO.File.Delete(leftover);
        }
    }

    private void DeleteScratch()
    {
        if (Directory.Exists(Scratch))
        {
            Directory.Delete(Scratch, recursive: true);
        }
    }
}
