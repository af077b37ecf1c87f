namespace AlignSharp.Data.Shards;

/// <summary>Where a sample is: the shard's place in the epoch's plan, and how many of the worker's samples come before it there.</summary>
internal readonly record struct SamplePlace(int Shard, int Ordinal);
