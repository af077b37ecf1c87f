namespace AlignSharp.Data.Shards;

/// <summary>How workers share the samples.</summary>
public enum WorkerSplit
{
    /// <summary>By shards if there is one for each worker, else by samples.</summary>
    Automatic,

    /// <summary>Every n-th shard: each worker reads its own shards only.</summary>
    Shards,

    /// <summary>Every n-th sample: each worker reads all shards, and the shares differ by one sample a shard at most.</summary>
    Samples,
}
