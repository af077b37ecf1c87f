namespace AlignSharp.Hub;

/// <summary>One file of a commit, as the hub describes it.</summary>
/// <param name="Path">Its path in the repository, checked.</param>
/// <param name="Commit">The commit.</param>
/// <param name="Hash">The hash of its content.</param>
/// <param name="Size">Its size in bytes.</param>
internal sealed record RemoteFile(string Path, string Commit, ContentHash Hash, long Size);
