namespace AlignSharp.Data.Deduplication;

/// <summary>How far a run is.</summary>
/// <param name="Task">What it does, for a person: "reading train.tar".</param>
/// <param name="Done">How many pictures are done in it.</param>
/// <param name="Total">Of how many; null where that is not known.</param>
public readonly record struct DedupProgress(string Task, long Done, long? Total = null);
