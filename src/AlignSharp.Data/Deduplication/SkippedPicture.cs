namespace AlignSharp.Data.Deduplication;

/// <summary>A picture or row that could not be compared, and so is neither kept nor a duplicate.</summary>
/// <param name="Source">The shard, folder or file it is in.</param>
/// <param name="Key">Its key there.</param>
/// <param name="Reason">Why, in one sentence.</param>
public sealed record SkippedPicture(string Source, string Key, string Reason);
