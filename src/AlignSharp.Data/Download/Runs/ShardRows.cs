using AlignSharp.Data.Download.Rows;

namespace AlignSharp.Data.Download.Runs;

/// <summary>The rows of a shard that is to be made.</summary>
/// <param name="Number">The shard's number.</param>
/// <param name="Part">The part of the run it belongs to.</param>
/// <param name="Rows">Its rows, at least one, by index.</param>
internal sealed record ShardRows(int Number, int Part, IReadOnlyList<PairRow> Rows);
