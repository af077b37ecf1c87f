using AlignSharp.Data.Shards;

namespace AlignSharp.Data.Pairs;

/// <summary>What unpacking did.</summary>
/// <param name="Samples">The samples whose members were all written or there already.</param>
/// <param name="Written">The files written.</param>
/// <param name="Unchanged">The files that were there already with the same data.</param>
/// <param name="Shards">What was read, and what was skipped while reading and writing.</param>
public sealed record UnpackReport(long Samples, long Written, long Unchanged, ShardReport Shards);
