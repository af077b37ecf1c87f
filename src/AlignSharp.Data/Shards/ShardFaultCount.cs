namespace AlignSharp.Data.Shards;

/// <summary>How often one kind of fault occurred in one shard.</summary>
/// <param name="Shard">The shard's path.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Count">How often, at least 1.</param>
/// <param name="FirstDetail">The sentence of the first occurrence.</param>
public sealed record ShardFaultCount(string Shard, ShardFaultKind Kind, long Count, string FirstDetail);
