namespace AlignSharp.Data.Shards;

/// <summary>Something that was skipped while a shard was read.</summary>
/// <param name="Shard">The shard's path.</param>
/// <param name="Kind">Why.</param>
/// <param name="Detail">One sentence that names the shard and the sample or member.</param>
public sealed record ShardFault(string Shard, ShardFaultKind Kind, string Detail);
