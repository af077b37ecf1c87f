namespace AlignSharp.Data.Shards;

/// <summary>A shard that is whole on the disk.</summary>
/// <param name="Path">The file.</param>
/// <param name="Samples">How many samples it holds.</param>
/// <param name="Bytes">The size of the file.</param>
public sealed record WrittenShard(string Path, int Samples, long Bytes);
