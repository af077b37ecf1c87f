namespace AlignSharp.Data.Shards;

/// <summary>When a <see cref="ShardWriter"/> begins the next shard.</summary>
public sealed record ShardWriterOptions
{
    /// <summary>The most samples of a shard; 10,000 unless set.</summary>
    public int MaximumSamples { get; init; } = 10_000;

    /// <summary>A shard that has reached this many bytes of tar is closed; 1 GiB unless set.</summary>
    public long MaximumTarBytes { get; init; } = 1L << 30;

    /// <summary>The number of the first shard; 0 unless set.</summary>
    public int FirstIndex { get; init; }

    /// <summary>Whether shards that are there already may be replaced; unless set they are an error.</summary>
    public bool Overwrite { get; init; }
}
