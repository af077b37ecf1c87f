using System.Text;
using AlignSharp.IO;

namespace AlignSharp.Hub;

/// <summary>
/// Where things are in the cache of one repository, laid out as huggingface_hub does: contents by hash in <c>blobs</c>,
/// names by commit in <c>snapshots</c>, commits by branch or tag in <c>refs</c>, known absences in <c>.no_exist</c>.
/// </summary>
internal sealed class RepositoryCache(string cacheFolder, RepositoryId repository)
{
    private const int MaximumRefBytes = 256;
    private readonly string _folder = Path.Combine(Path.GetFullPath(cacheFolder), repository.FolderName);

    public RepositoryId Repository => repository;

    public string Blob(ContentHash hash) => Path.Combine(_folder, "blobs", hash.Value);

    /// <summary>The part of a blob that has arrived.</summary>
    public string Incomplete(ContentHash hash) => $"{Blob(hash)}.incomplete";

    public string Lock(ContentHash hash) =>
        Path.Combine(Path.GetFullPath(cacheFolder), ".locks", repository.FolderName, $"{hash.Value}.lock");

    public string Snapshot(string commit) => Path.Combine(_folder, "snapshots", commit);

    public string File(string commit, string path) => Path.Combine([Snapshot(commit), .. path.Split('/')]);

    /// <summary>The commit a revision stood for when it was last seen; null if it never was.</summary>
    public string? FindCommit(Revision revision)
    {
        if (revision.IsCommit)
        {
            return revision.Name;
        }

        var file = new FileInfo(Reference(revision));
        if (!file.Exists || file.Length > MaximumRefBytes)
        {
            return null;
        }

        var commit = System.IO.File.ReadAllText(file.FullName).Trim();
        return Revision.IsCommitName(commit) ? commit : null;
    }

    public void SetCommit(Revision revision, string commit)
    {
        if (!revision.IsCommit && FindCommit(revision) != commit)
        {
            AtomicFile.WriteAllBytes(Reference(revision), Encoding.ASCII.GetBytes(commit));
        }
    }

    /// <summary>Notes that a commit has no such file, so that nobody asks the hub for it again.</summary>
    public void MarkMissing(string commit, string path)
    {
        var mark = Path.Combine([_folder, ".no_exist", commit, .. path.Split('/')]);
        Directory.CreateDirectory(Path.GetDirectoryName(mark)!);
        System.IO.File.Open(mark, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
    }

    private string Reference(Revision revision) => Path.Combine([_folder, "refs", .. revision.Name.Split('/')]);
}
