namespace AlignSharp.Data.Download.Results;

/// <summary>A place in a <see cref="ShardSpool"/>.</summary>
internal readonly record struct SpoolSlice(long Offset, int Length);
