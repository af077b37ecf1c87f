namespace AlignSharp.Hub;

/// <summary>One revision of a repository in the cache.</summary>
/// <param name="Folder">The folder that holds its files.</param>
/// <param name="Commit">The commit: 40 hexadecimal digits.</param>
/// <param name="IsCurrent">
/// Whether the hub confirmed that this is what the revision stands for; false where the cache answered alone,
/// because the hub could not be reached or was not asked.
/// </param>
public sealed record HubSnapshot(string Folder, string Commit, bool IsCurrent);
