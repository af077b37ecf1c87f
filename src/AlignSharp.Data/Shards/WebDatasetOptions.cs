namespace AlignSharp.Data.Shards;

/// <summary>In which order, how often and which part of the samples are read.</summary>
public sealed record WebDatasetOptions
{
    /// <summary>Decides every order; the same seed gives the same order on every machine and version of .NET.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether the shards come in a new random order each epoch; unless set they come as listed.</summary>
    public bool ShuffleShards { get; init; }

    /// <summary>How many samples wait in memory to be drawn at random; 1, the order of the shards, unless set.</summary>
    public int ShuffleBuffer { get; init; } = 1;

    /// <summary>How often all samples are read: 1 unless set; nothing means without end.</summary>
    public int? Epochs { get; init; } = 1;

    /// <summary>Which worker this is, from 0.</summary>
    public int Worker { get; init; }

    /// <summary>How many workers share the samples; all of them need the same seed.</summary>
    public int Workers { get; init; } = 1;

    /// <summary>How the workers share them.</summary>
    public WorkerSplit Split { get; init; }

    /// <summary>How many samples are read ahead; 64 unless set.</summary>
    public int Prefetch { get; init; } = 64;

    /// <summary>What one sample may cost.</summary>
    public ShardLimits Limits { get; init; } = ShardLimits.Default;

    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ShuffleBuffer, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Workers, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Worker);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Worker, Workers);
        ArgumentOutOfRangeException.ThrowIfLessThan(Prefetch, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(Epochs ?? 0, nameof(Epochs));
    }
}
