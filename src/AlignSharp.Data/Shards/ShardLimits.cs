namespace AlignSharp.Data.Shards;

/// <summary>What one sample may cost. A sample over a limit is skipped and counted; the shard is read on.</summary>
public sealed record ShardLimits
{
    /// <summary>The limits that hold when none are given.</summary>
    public static ShardLimits Default { get; } = new();

    /// <summary>The most bytes of all members of a sample together; 256 MiB unless set, at most 2,147,483,591.</summary>
    public int MaximumSampleBytes { get; init; } = 256 << 20;

    /// <summary>The most members of a sample; 256 unless set.</summary>
    public int MaximumFields { get; init; } = 256;
}
