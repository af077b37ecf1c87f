namespace AlignSharp.Hub;

/// <summary>How far a download is.</summary>
/// <param name="File">The file, as the repository names it; empty while the repository itself is looked up.</param>
/// <param name="Activity">What is being done.</param>
/// <param name="Bytes">Bytes on disk, those of earlier runs included.</param>
/// <param name="TotalBytes">The file's size; 0 while it is not known.</param>
/// <param name="Delay">The wait before the next attempt, while retrying.</param>
public readonly record struct HubProgress(
    string File, HubActivity Activity, long Bytes = 0, long TotalBytes = 0, TimeSpan Delay = default);
